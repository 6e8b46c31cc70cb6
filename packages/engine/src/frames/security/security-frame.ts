import type { DataFrame, FrameField, FrameType, SecurityFindingsQuery } from '@smartcloudops/contract';
import { SEVERITIES } from '@smartcloudops/insights';
import type { SecurityAnswer } from '@smartcloudops/insights';

import { originOf } from '../../provenance/origin-of.ts';
import { plainMeta } from '../plain-meta.ts';
import { accountTable, closingTable, exposureTable, productTable, ruleTable, worstTable } from './tables.ts';

/** Rows of a table that does not say how many. */
export const SHOWN = 100;

type Statistic = NonNullable<SecurityFindingsQuery['statistic']>;

const TYPES: Readonly<Record<Statistic, FrameType>> = {
  worst: 'table',
  open: 'numeric-wide',
  age: 'numeric-wide',
  'time-to-close': 'numeric-long',
  'by-day': 'timeseries-wide',
  'by-account': 'numeric-long',
  'by-product': 'numeric-long',
  exposure: 'numeric-long',
  compliance: 'numeric-long',
  'compliance-share': 'numeric-wide',
};

export function securityFrameType({ statistic = 'worst' }: SecurityFindingsQuery): FrameType {
  return TYPES[statistic];
}

/** One figure of the answer; docs/reference/query-types.md lists the fields of each. Empty tables have no fields. */
export function securityFrame(answer: SecurityAnswer, query: SecurityFindingsQuery, now: number): DataFrame {
  const { statistic = 'worst', topN = SHOWN } = query;
  const severities = SEVERITIES.filter((one) => query.severities.length === 0 || query.severities.includes(one));
  const isAsked = ({ severity }: { readonly severity: (typeof SEVERITIES)[number] | null }) =>
    severity === null || severities.includes(severity);
  const isKnown = answer.coverage.sources.length > 0;
  const fields = {
    worst: () => worstTable(answer.open.slice(0, topN)),
    // Of what nobody looks for there are not none.
    open: () => (isKnown ? severities.map((one) => severityField('open', one, [answer.counts[one]])) : []),
    age: () =>
      isKnown && answer.medianAgeDays !== null
        ? [{ ...figure('age', 'Median age', 'd'), values: [answer.medianAgeDays] }]
        : [],
    'time-to-close': () => (answer.timeToClose[0]?.closed ? closingTable(answer.timeToClose.filter(isAsked)) : []),
    'by-day': () => (isKnown && answer.days.length > 0 ? byDay(answer.days, severities) : []),
    'by-account': () => accountTable(answer.open),
    'by-product': () => productTable(answer.open),
    exposure: () => exposureTable(answer.exposure.slice(0, topN), answer.currency),
    compliance: () => ruleTable(answer.rules),
    'compliance-share': () =>
      answer.complianceShare === null
        ? []
        : [{ ...figure('compliance', 'Rules kept', 'percentunit'), values: [answer.complianceShare] }],
  } as const satisfies Record<Statistic, () => readonly FrameField[]>;
  const made: readonly FrameField[] = fields[statistic]();
  const isTable = TYPES[statistic] === 'table' || TYPES[statistic] === 'numeric-long';
  return {
    name: query.queryType,
    fields: made[0]?.values.length === 0 ? [] : made,
    meta: {
      ...plainMeta(TYPES[statistic], query, originOf(answer, { query, now }), answer.notices),
      ...(isTable ? { preferredVisualisationType: 'table' as const } : {}),
    },
  };
}

const figure = (name: string, displayName: string, unit: string): Omit<FrameField, 'values'> => ({
  name,
  type: 'number',
  config: { displayName, unit },
});

const severityField = (name: string, severity: string, values: readonly number[]): FrameField => ({
  name,
  type: 'number',
  labels: { severity },
  config: { displayName: severity },
  values,
});

function byDay(days: SecurityAnswer['days'], severities: readonly (typeof SEVERITIES)[number][]): FrameField[] {
  return [
    { name: 'time', type: 'time', values: days.map(({ day }) => day) },
    ...severities.map((one) =>
      severityField(
        'open',
        one,
        days.map(({ counts }) => counts[one])
      )
    ),
  ];
}
