import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, LinkButton } from '@grafana/ui';
import { AS_IT_IS } from './as-it-is.ts';
import type { Reading, ShapeProblem } from './frame/read-frame.ts';
import { DOCS_PATH } from './plugin-id.ts';

function sentence({ field, expected, found }: ShapeProblem): string {
  return found === null
    ? t('wrong.missing', 'Field "{{field}}" ({{expected}}) is missing.', { field, expected, ...AS_IT_IS })
    : t('wrong.type', 'Field "{{field}}" must be of type {{expected}}, but is {{found}}.', {
        field,
        expected,
        found,
        ...AS_IT_IS,
      });
}

/** Names what is wrong with the frame and where its shape is written down. */
export function WrongFrame({
  reading,
}: {
  readonly reading: Extract<Reading, { kind: 'wrong-shape' | 'unknown-schema' }>;
}) {
  const [title, lines] =
    reading.kind === 'wrong-shape'
      ? [t('wrong.title', 'The data is not a recommendation frame'), reading.problems.map(sentence)]
      : [
          t('wrong.schema-title', 'This version of the panel does not know the frame'),
          [
            t('wrong.schema', 'The frame says it is "{{schema}}". Update the plugin.', {
              schema: reading.schema,
              ...AS_IT_IS,
            }),
          ],
        ];
  return (
    <Alert severity="warning" title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <LinkButton variant="secondary" size="sm" icon="book" href={locationUtil.assureBaseUrl(DOCS_PATH)}>
        {t('wrong.docs', 'What the panel reads')}
      </LinkButton>
    </Alert>
  );
}
