import { t } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import { DEFAULT_BUDGET } from './connection-settings.ts';
import type { Settings } from './settings.ts';

const DOLLARS = /^\d{1,6}(\.\d{1,2})?$/;

/** The cap on what reading may cost. It travels as decimal text: money is never a float here. */
export function BudgetField({ settings }: { readonly settings: Settings }) {
  const budget = settings.jsonData.monthlyApiBudget ?? DEFAULT_BUDGET;
  const valid = DOLLARS.test(budget);
  return (
    <Field
      label={t('config.budget', 'Monthly API budget (US$)')}
      description={t(
        'config.budget-help',
        'AWS charges US$ 0.01 for each page that Cost Explorer answers. This plugin never spends more than this in a calendar month; when it is used up, dashboards show what is already collected and say so. 0 means: none of these calls; a data export is read all the same, for less than a cent a month.'
      )}
      invalid={!valid}
      error={t('config.budget-error', 'Write an amount such as 0, 5 or 12.50.')}
      htmlFor="smartcloudops-monthlyApiBudget"
    >
      <Input
        id="smartcloudops-monthlyApiBudget"
        width={20}
        inputMode="decimal"
        prefix="$"
        disabled={settings.readOnly}
        value={budget}
        onChange={(event) => settings.set({ monthlyApiBudget: event.currentTarget.value.trim() })}
      />
    </Field>
  );
}
