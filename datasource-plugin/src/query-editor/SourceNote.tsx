import { dateTimeFormat } from '@grafana/data';
import type { PanelData } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import type { SourceNote as Note } from '@smartcloudops/contract';

/** Sources of the answer to a query, each once; none while nothing is answered. */
function sourcesOf(data: PanelData | undefined, refId: string): readonly Note[] {
  const notes = (data?.series ?? [])
    .filter((frame) => frame.refId === refId)
    .flatMap(({ meta }) => (meta?.custom?.['sources'] as readonly Note[] | undefined) ?? []);
  return [...new Map(notes.map((note) => [note.name, note])).values()];
}

function sentence({ title, asOf, delayHours }: Note): string {
  const values = { title, moment: asOf === null ? '' : dateTimeFormat(asOf), hours: delayHours };
  if (asOf === null) return title;
  return delayHours === null || delayHours === 0
    ? t('source.as-of', '{{title}}, as of {{moment}}', values)
    : t('source.as-of-late', '{{title}}, as of {{moment}}, may lag {{hours}} h', values);
}

/** Where the numbers on the screen come from, how old they may be and how exact they are. */
export function SourceNote({ data, refId }: { readonly data: PanelData | undefined; readonly refId: string }) {
  const sources = sourcesOf(data, refId);
  if (sources.length === 0) return null;
  return (
    <Text variant="bodySmall" color="secondary">
      {sources.map((note) => `${sentence(note)}. ${note.accuracy}`).join(' ')}
    </Text>
  );
}
