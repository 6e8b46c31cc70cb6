import { t } from '@grafana/i18n';
import { Alert, Button, Field, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { useMemo, useState } from 'react';
import { backfillApi } from './backfill-api.ts';
import { BackfillProgress } from './BackfillProgress.tsx';
import { priceText, quoteText } from './quote-text.ts';
import { useBackfill } from './use-backfill.ts';

const MONTHS = [13, 24, 38] as const;

/** Collects history of a saved data source: the price first, then, when a person agrees, the months. */
export function BackfillSection({ uid }: { readonly uid: string }) {
  const { answer, failure, busy, quote: ask, start, cancel } = useBackfill(useMemo(() => backfillApi(uid), [uid]));
  const [months, setMonths] = useState<number>(MONTHS[0]);
  // Before the data source was saved, or where it collects nothing by itself, there is nothing to offer.
  if (answer === null) return null;
  const { progress } = answer;
  const quote = answer.quote?.months === months ? answer.quote : null;
  const open = progress?.state === 'running' || progress?.state === 'waiting';
  return (
    <Field
      label={t('backfill.title', 'More history')}
      description={t(
        'backfill.help',
        'Cost Explorer tells of the last 13 months by day, and of up to 38 by whole months where multi-year data is switched on in AWS. The price is told first and the monthly API budget is never passed.'
      )}
    >
      <Stack direction="column" gap={1} alignItems="flex-start">
        {!open && (
          <Stack direction="row" gap={1} wrap="wrap">
            <RadioButtonGroup
              aria-label={t('backfill.months', 'Months of history')}
              options={MONTHS.map((value) => ({
                value: value as number,
                label: t('backfill.months-option', '{{value}} months', { value }),
              }))}
              value={months}
              onChange={setMonths}
            />
            <Button type="button" variant="secondary" disabled={busy} onClick={() => ask(months)}>
              {t('backfill.ask', 'What does it cost?')}
            </Button>
          </Stack>
        )}
        {!open && quote && <Text>{quoteText(quote)}</Text>}
        {!open && quote && quote.requests > 0 && (
          <Button type="button" disabled={busy} onClick={() => start(months)}>
            {t('backfill.start', 'Collect for {{price}}', { price: priceText(quote) })}
          </Button>
        )}
        {progress && <BackfillProgress progress={progress} />}
        {open && (
          <Button type="button" variant="secondary" disabled={busy} onClick={cancel}>
            {t('backfill.cancel', 'Stop collecting history')}
          </Button>
        )}
        {failure !== null && (
          <Alert severity="error" title={t('backfill.failed', 'That could not be done')}>
            {failure}
          </Alert>
        )}
      </Stack>
    </Field>
  );
}
