import type { QueryEditorHelpProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { AS_IT_IS } from '../as-it-is.ts';
import type { PanelQuery } from '../query-model.ts';
import { examples } from '../query-types/editors.ts';

/** A cheat sheet of good questions; one click asks them. */
export function QueryEditorHelp({ onClickExample, query: { refId } }: QueryEditorHelpProps<PanelQuery>) {
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2">{t('help.title', 'Questions to start from')}</Text>
      {examples().map(({ title, description, query }) => (
        <Stack key={title} direction="column" gap={0.5} alignItems="flex-start">
          <Text element="h3" variant="h5">
            {title}
          </Text>
          <Text element="p" color="secondary">
            {description}
          </Text>
          <Button variant="secondary" size="sm" onClick={() => onClickExample({ ...query, refId } as PanelQuery)}>
            {t('help.ask', 'Ask: {{title}}', { title, ...AS_IT_IS })}
          </Button>
        </Stack>
      ))}
      <Text element="p" color="secondary">
        {t(
          'help.variables',
          'Variables work in groupings and filters; one with several values is spread out. Give a variable the custom all value * to mean "no restriction".'
        )}
      </Text>
    </Stack>
  );
}
