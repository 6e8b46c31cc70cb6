import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Stack, Text } from '@grafana/ui';
import type { BackfillResponse } from '@smartcloudops/contract';

type Progress = NonNullable<BackfillResponse['progress']>;

function stateText({ state, continuesAt, expectedEnd, months }: Progress): string {
  switch (state) {
    case 'done':
      return t('backfill.done', '{{months}} months are collected.', { months });
    case 'cancelled':
      return t('backfill.cancelled', 'Stopped. What was collected stays.');
    case 'waiting':
      return continuesAt === null
        ? t('backfill.waits-for-budget', 'Waiting until the monthly API budget is raised.')
        : t('backfill.waits', 'The budget of this month is used up; it goes on by itself on {{day}}.', {
            day: continuesAt.slice(0, 10),
          });
    default:
      return expectedEnd === null
        ? t('backfill.running', 'Collecting {{months}} months…', { months })
        : t('backfill.running-until', 'Collecting {{months}} months, until about {{moment}}…', {
            months,
            moment: dateTimeFormat(expectedEnd),
          });
  }
}

/** How far a backfill is, as a bar and in words. */
export function BackfillProgress({ progress }: { readonly progress: Progress }) {
  const { done, total, pages, spent, lacking } = progress;
  const figures = t('backfill.figures', '{{done}} of {{total}} requests, {{pages}} pages, ${{spent}}', {
    ...{ done, total, pages, spent: spent.value.toFixed(2) },
  });
  return (
    <Stack direction="column" gap={0.5}>
      <progress
        aria-label={t('backfill.bar', 'History collected')}
        aria-valuetext={figures}
        value={total === 0 ? 1 : done}
        max={Math.max(1, total)}
        style={{ width: 400, maxWidth: '100%' }}
      />
      <Text variant="bodySmall" color="secondary">
        {`${stateText(progress)} ${figures}`}
      </Text>
      {lacking !== null && (
        <Alert severity="warning" title={t('backfill.lacking', 'Older months cannot be had')}>
          {lacking}
        </Alert>
      )}
    </Stack>
  );
}
