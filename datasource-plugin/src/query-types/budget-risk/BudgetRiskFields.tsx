import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { AmountField } from '../fields/AmountField.tsx';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { LevelField } from '../fields/LevelField.tsx';
import { MuteField } from '../fields/MuteField.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { StatisticField } from '../fields/StatisticField.tsx';
import { KnownSteps } from '../known-steps/KnownSteps.tsx';
import { budgetFigures, periodOptions } from './options.ts';

/** What may be spent, by when, and which figure of the risk. */
export function BudgetRiskFields({ id, query, onChange }: FieldsProps<TargetOf<'budget-risk'>>) {
  return (
    <>
      <InlineFieldRow>
        <AmountField
          first
          id={id('budget')}
          label={t('budget.amount', 'Budget')}
          tooltip={t(
            'budget.amount-tooltip',
            'What the period may cost, in the currency of the bill; grouped, what each group may. A variable such as $budget works too.'
          )}
          above={Number.MIN_VALUE}
          value={query.budget}
          onChange={(budget) => onChange({ ...query, budget })}
        />
        <ChoiceField
          id={id('period')}
          label={t('budget.period', 'Per')}
          width={16}
          options={periodOptions()}
          value={query.period ?? 'month'}
          onChange={(period) => onChange({ ...query, period })}
        />
        <StatisticField
          id={id('statistic')}
          figures={budgetFigures()}
          automatic={t('budget.automatic', 'All figures in a panel, the probability in an alert rule')}
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
        <MuteField id={id('mute')} value={query.mute} onChange={(mute) => onChange({ ...query, mute })} />
        {query.groupBy?.length ? (
          <NumberField
            id={id('groups')}
            label={t('editor.groups', 'Groups')}
            tooltip={t('budget.groups-tooltip', 'How many groups are judged, the most expensive first.')}
            min={1}
            max={100}
            placeholder="10"
            value={query.topN}
            onChange={(topN) => onChange({ ...query, topN })}
          />
        ) : null}
      </InlineFieldRow>
      <KnownSteps id={id('step')} steps={query.steps ?? []} onChange={(steps) => onChange({ ...query, steps })} />
    </>
  );
}
