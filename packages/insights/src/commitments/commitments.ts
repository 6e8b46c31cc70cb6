import { DAY_MS } from '@smartcloudops/focus';
import type { Coverage, ItemKindRecord, ItemRecord, Warehouse } from '@smartcloudops/warehouse';

import type { Notice } from '../notice.ts';
import type { Commitment, CommitmentsAnswer, CommitmentsQuery, CommitmentUse } from './commitment-answer.ts';
import { sumUse, textOf, useOf } from './read-use.ts';

const COMMITMENT = 'commitment';
const UTILIZATION = 'commitment-utilization';
/** Days that the provider still corrects. */
const MOVING_DAYS = 2;

/** Which commitments there are, when each ends, and how much of them is used by day. @throws WarehouseError */
export async function commitments(
  { warehouse: { items }, clock }: { readonly warehouse: Pick<Warehouse, 'items'>; readonly clock: () => number },
  { connections, from, to, asOf }: CommitmentsQuery
): Promise<CommitmentsAnswer> {
  const [known, days, kinds] = await Promise.all([
    items.read({ connections, kind: COMMITMENT }, asOf),
    items.read({ connections, kind: UTILIZATION }, asOf),
    items.kinds(connections),
  ]);
  const delivered = kinds.filter(({ kind }) => kind === COMMITMENT || kind === UTILIZATION);
  const now = asOf ?? clock();
  const within = days.filter(({ at }) => at !== null && at >= from && at < to);
  const found = known.map((item) => commitmentOf(item, now));
  const coverage = coverageOf(days, delivered);
  return {
    commitments: found.toSorted((a, b) => (a.end ?? Infinity) - (b.end ?? Infinity) || (a.id < b.id ? -1 : 1)),
    use: [...Map.groupBy(within, seriesName).values()].map(seriesOf),
    coverage,
    estimated: within.some(({ at }) => (at ?? 0) + (MOVING_DAYS + 1) * DAY_MS > (coverage.loadedAt ?? 0)),
    notices: noticesOf(delivered, found),
  };
}

function commitmentOf({ connection, id, name, attributes }: ItemRecord, now: number): Commitment {
  const end = Date.parse(textOf(attributes['end']) ?? '');
  const { recent } = attributes;
  const told = typeof recent === 'object' && recent !== null && !Array.isArray(recent) ? recent : null;
  return {
    ...{ connection, id, name },
    type: textOf(attributes['CommitmentDiscountType']) ?? '',
    service: textOf(attributes['ServiceName']),
    account: { id: textOf(attributes['SubAccountId']), name: textOf(attributes['SubAccountName']) },
    region: textOf(attributes['RegionId']),
    end: Number.isNaN(end) ? null : end,
    daysLeft: Number.isNaN(end) ? null : Math.floor((end - now) / DAY_MS),
    unit: textOf((told as Readonly<Record<string, unknown>> | null)?.['unit']) ?? '',
    recent: told && useOf(told as Readonly<Record<string, unknown>>),
  };
}

const seriesName = ({ connection, attributes }: ItemRecord) =>
  JSON.stringify([connection, attributes['CommitmentDiscountType'], attributes['ServiceName']]);

function seriesOf(records: readonly [ItemRecord, ...ItemRecord[]] | readonly ItemRecord[]): CommitmentUse {
  const days = records
    .flatMap(({ at, attributes }) => (at === null ? [] : [{ day: at, ...useOf(attributes) }]))
    .toSorted((a, b) => a.day - b.day);
  const { connection = '', attributes = {} } = records[0] ?? {};
  return {
    connection,
    type: textOf(attributes['CommitmentDiscountType']) ?? '',
    service: textOf(attributes['ServiceName']),
    unit: textOf(attributes['unit']) ?? '',
    ...sumUse(days),
    days,
  };
}

function coverageOf(days: readonly ItemRecord[], delivered: readonly ItemKindRecord[]): Coverage {
  const times = days.flatMap(({ at }) => at ?? []);
  const bySource = Map.groupBy(delivered, ({ source }) => source);
  const latest = (of: readonly ItemKindRecord[]) => Math.max(...of.map(({ deliveredAt }) => deliveredAt));
  return {
    from: times.length === 0 ? null : times.reduce((least, at) => Math.min(least, at)),
    to: times.length === 0 ? null : times.reduce((most, at) => Math.max(most, at)) + DAY_MS,
    loadedAt: delivered.length === 0 ? null : latest(delivered),
    sources: [...bySource.keys()].toSorted(),
    loadedBySource: Object.fromEntries([...bySource].map(([source, own]) => [source, latest(own)])),
  };
}

function noticesOf(delivered: readonly ItemKindRecord[], found: readonly Commitment[]): readonly Notice[] {
  if (delivered.length === 0)
    return [
      {
        severity: 'warning',
        text: 'Nothing is known of commitments: no connection collects them. Raise the monthly API budget, or set sources {"commitments": true}.',
      },
    ];
  return found.length > 0 ? [] : [{ severity: 'info', text: 'There are no Savings Plans and no reservations.' }];
}
