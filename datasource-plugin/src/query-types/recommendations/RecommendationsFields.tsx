import { t } from '@grafana/i18n';
import { InlineFieldRow } from '@grafana/ui';
import type { TargetOf } from '../../query-model.ts';
import type { FieldsProps } from '../editor.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { optionsOf } from '../fields/options-of.ts';
import { StatisticField } from '../fields/StatisticField.tsx';

type Target = TargetOf<'recommendations'>;
/** Stands for no groups, since a choice is always something. */
const TOGETHER = 'together';
const GROUPED: ReadonlySet<Target['statistic']> = new Set(['savings', 'count', 'by-day'] as const);

/** Which figure of the recommendations, and of what. */
export function RecommendationsFields({ id, query, onChange }: FieldsProps<Target>) {
  return (
    <InlineFieldRow>
      <StatisticField
        first
        id={id('statistic')}
        figures={{
          list: [t('recommendations.list', 'List'), t('recommendations.list-help', 'For the recommendations panel')],
          savings: [
            t('recommendations.savings', 'Savings'),
            t('recommendations.savings-help', 'A month, no money counted twice'),
          ],
          'savings-up-to': [
            t('recommendations.savings-up-to', 'Savings up to'),
            t('recommendations.savings-up-to-help', 'With commitments on top, although they overlap'),
          ],
          count: [t('recommendations.count', 'Count')],
          oldest: [t('recommendations.oldest', 'Oldest'), t('recommendations.oldest-help', 'Days that it is open')],
          'share-of-bill': [
            t('recommendations.share', 'Share of bill'),
            t('recommendations.share-help', 'Savings of 30 days of the bill'),
          ],
          'by-day': [t('recommendations.by-day', 'Savings by day')],
          gone: [
            t('recommendations.gone', 'Implemented or gone'),
            t('recommendations.gone-help', 'What is no longer advised, and what became of its resource'),
          ],
        }}
        automatic={t('recommendations.automatic', 'The list in a panel, the savings in an alert rule')}
        value={query.statistic}
        onChange={(statistic) => onChange({ ...query, statistic })}
      />
      {GROUPED.has(query.statistic) && (
        <ChoiceField
          id={id('by')}
          label={t('recommendations.by', 'By')}
          options={optionsOf<NonNullable<Target['by']> | typeof TOGETHER>({
            [TOGETHER]: [t('recommendations.together', 'All together')],
            account: [t('recommendations.by-account', 'Account')],
            service: [t('recommendations.by-service', 'Service')],
            action: [t('recommendations.by-action', 'Action')],
            category: [t('recommendations.by-category', 'Category')],
            effort: [t('recommendations.by-effort', 'Effort')],
            region: [t('recommendations.by-region', 'Region')],
          })}
          value={query.by ?? TOGETHER}
          onChange={(by) => onChange({ ...query, by: by === TOGETHER ? undefined : by })}
        />
      )}
    </InlineFieldRow>
  );
}
