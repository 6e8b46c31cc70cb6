import type { CommitmentsQuery, DataFrame, FrameField, FrameType } from '@smartcloudops/contract';
import { decimalToNumber, formatDecimal } from '@smartcloudops/focus';
import type { Commitment, CommitmentsAnswer, CommitmentUse } from '@smartcloudops/insights';

import { originOf } from '../provenance/origin-of.ts';
import { moneyUnit } from './money-field.ts';
import { plainMeta } from './plain-meta.ts';

const SHARE = { unit: 'percentunit' };

export function commitmentsFrameType({ statistic = 'all' }: CommitmentsQuery): FrameType {
  if (statistic === 'by-day') return 'timeseries-wide';
  return statistic === 'all' ? 'numeric-long' : 'numeric-wide';
}

/**
 * All: `numeric-long`, a row per commitment, the next one to end first: `commitment`, `CommitmentDiscountType`, `ServiceName`,
 * `SubAccountName`, `RegionId`, `ends`, `daysLeft`, and of its last 30 days `utilization` (0 to 1) and `netSavings`. `days-left`:
 * `numeric-wide`, per commitment. `utilization`: `numeric-wide`, per type and service over the range; `by-day`: `timeseries-wide`.
 */
export function commitmentsFrame(answer: CommitmentsAnswer, query: CommitmentsQuery, now: number): DataFrame {
  const { statistic = 'all' } = query;
  const type = commitmentsFrameType(query);
  const fields = {
    all: () => table(answer.commitments),
    'days-left': () => answer.commitments.flatMap(daysLeft),
    utilization: () => answer.use.map((one) => ({ ...seriesField(one), values: [one.utilization] })),
    'by-day': () => byDay(answer.use),
  } as const satisfies Record<typeof statistic, () => readonly FrameField[]>;
  return {
    name: query.queryType,
    fields: fields[statistic](),
    meta: {
      ...plainMeta(type, query, originOf(answer, { query, now }), answer.notices),
      ...(statistic === 'all' ? { preferredVisualisationType: 'table' as const } : {}),
    },
  };
}

function table(commitments: readonly Commitment[]): readonly FrameField[] {
  if (commitments.length === 0) return [];
  const text = (name: string, of: (one: Commitment) => string | null): FrameField => ({
    name,
    type: 'string',
    values: commitments.map(of),
  });
  const number = (name: string, of: (one: Commitment) => number | null, config: FrameField['config']): FrameField => ({
    name,
    type: 'number',
    ...(config ? { config } : {}),
    values: commitments.map(of),
  });
  const saved = commitments.map(({ recent }) => recent?.netSavings ?? null);
  return [
    text('commitment', nameOf),
    text('CommitmentDiscountType', ({ type }) => type),
    text('ServiceName', ({ service }) => service),
    text('SubAccountName', ({ account }) => account.name ?? account.id),
    text('RegionId', ({ region }) => region),
    text('ends', ({ end }) => (end === null ? null : new Date(end).toISOString().slice(0, 10))),
    number('daysLeft', (one) => one.daysLeft, { unit: 'd' }),
    number('utilization', ({ recent }) => recent?.utilization ?? null, SHARE),
    {
      ...number('netSavings', () => null, { unit: moneyUnit('USD') }),
      values: saved.map((amount) => (amount === null ? null : decimalToNumber(amount))),
      exact: saved.map((amount) => (amount === null ? null : formatDecimal(amount))),
    },
  ];
}

const nameOf = ({ name, id }: Commitment) => name ?? id;

function daysLeft(one: Commitment): readonly FrameField[] {
  if (one.daysLeft === null) return [];
  const { connection, id, type } = one;
  return [
    {
      name: 'daysLeft',
      type: 'number',
      labels: { connection, CommitmentDiscountId: id, CommitmentDiscountType: type },
      config: { unit: 'd', displayName: [type, one.service, nameOf(one)].filter(Boolean).join(' / ') },
      values: [one.daysLeft],
    },
  ];
}

function seriesField({ connection, type, service }: CommitmentUse): Omit<FrameField, 'values'> {
  return {
    name: 'utilization',
    type: 'number',
    labels: { connection, CommitmentDiscountType: type, ...(service === null ? {} : { ServiceName: service }) },
    config: { ...SHARE, displayName: [type, service].filter(Boolean).join(' / ') },
  };
}

function byDay(use: readonly CommitmentUse[]): readonly FrameField[] {
  const days = [...new Set(use.flatMap(({ days: own }) => own.map(({ day }) => day)))].toSorted((a, b) => a - b);
  if (days.length === 0) return [];
  const columns = use.map((one): FrameField => {
    const known = new Map(one.days.map(({ day, utilization }) => [day, utilization]));
    return { ...seriesField(one), values: days.map((day) => known.get(day) ?? null) };
  });
  return [{ name: 'time', type: 'time', values: days }, ...columns];
}
