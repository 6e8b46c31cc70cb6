import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { LevelField } from '../fields/LevelField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';

/** Which figure of the budgets, and of how many. */
export function BudgetsFields({ id, query, onChange }: FieldsProps<TargetOf<'budgets'>>) {
  return (
    <InlineFieldRow>
      <StatisticField
        first
        id={id('statistic')}
        figures={{
          all: [t('statistic.all', 'All figures')],
          used: [t('budget.used', 'Used'), t('budget.used-help', 'Share of the budget that is spent already')],
          probability: [
            t('budget.probability', 'Probability'),
            t('budget.probability-help', 'That the period costs more than the budget, 0 to 1'),
          ],
          burn: [
            t('budgets.burn', 'Burn rate'),
            t(
              'budgets.burn-help',
              'Cost a day of the last week beside what a day may cost; 1 uses the budget up exactly'
            ),
          ],
          'used-by-day': [
            t('budgets.used-by-day', 'Used by day'),
            t('budgets.used-by-day-help', 'The share that was used by the end of each day'),
          ],
        }}
        automatic={t('budgets.automatic', 'A table in a panel, the probability in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
      <LevelField
        id={id('level')}
        label={t('budget.level', 'Interval')}
        tooltip={t('editor.levels-tooltip', 'An 80 % interval holds the true value four times out of five.')}
        value={query.level ?? 0.8}
        onChange={(level) => onChange({ ...query, level })}
      />
      <NumberField
        id={id('top')}
        label={t('budgets.top', 'Budgets')}
        tooltip={t('budgets.top-tooltip', 'How many, those that need a look first. Empty: all.')}
        min={1}
        max={1000}
        placeholder={t('budgets.top-all', 'all')}
        value={query.topN}
        onChange={(topN) => onChange({ ...query, topN })}
      />
    </InlineFieldRow>
  );
}
