import type { QueryEditorHelpProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { AS_IT_IS } from '../as-it-is.ts';
import type { PanelQuery } from '../query-model.ts';
import { allEditors } from '../query-types/editors.ts';

/** A cheat sheet of good questions, by what they are about; one click asks them. */
export function QueryEditorHelp({ onClickExample, query: { refId } }: QueryEditorHelpProps<PanelQuery>) {
  return (
    <Stack direction="column" gap={3}>
      <Text element="h2">{t('help.title', 'Questions to start from')}</Text>
      {allEditors().map((editor) => (
        <Stack key={editor.label()} direction="column" gap={1}>
          <Text element="h3" variant="h4">
            {editor.label()}
          </Text>
          <Text element="p" color="secondary">
            {editor.description()}
          </Text>
          {editor.examples().map(({ title, description, query }) => (
            <Stack key={title} direction="column" gap={0.5} alignItems="flex-start">
              <Text element="h4" variant="h6">
                {title}
              </Text>
              <Text element="p" color="secondary" variant="bodySmall">
                {description}
              </Text>
              <Button variant="secondary" size="sm" onClick={() => onClickExample({ ...query, refId } as PanelQuery)}>
                {t('help.ask', 'Ask: {{title}}', { title, ...AS_IT_IS })}
              </Button>
            </Stack>
          ))}
        </Stack>
      ))}
      <Text element="p" color="secondary">
        {t(
          'help.variables',
          'Variables work in groupings, filters, budgets and limits; one with several values is spread out. Give a variable the custom all value * to mean "no restriction".'
        )}
      </Text>
    </Stack>
  );
}
