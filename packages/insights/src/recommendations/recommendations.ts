import { DAY_MS } from '@smartcloudops/focus';
import type { Coverage, ItemKindRecord, ItemRecord, ItemStore, Warehouse } from '@smartcloudops/warehouse';

import { accountBook } from '../accounts/account-book.ts';
import type { Notice } from '../notice.ts';
import { goneRecommendations, INVENTORY_KINDS } from './gone-recommendations.ts';
import { openAt, openOf } from './open-at.ts';
import { ADVICE_KINDS } from './read-advice.ts';
import type { Recommendation } from './recommendation.ts';
import type { RecommendationsAnswer, RecommendationsQuery } from './recommendations-answer.ts';
import { savingDays } from './saving-days.ts';
import { shareOfBill } from './share-of-bill.ts';

/**
 * What would lower the bill: everything that the provider's services advise, each money told once; how much that was day by day, and
 * what became of what is no longer advised.
 * @throws WarehouseError
 */
export async function recommendations(
  { warehouse, clock }: { readonly warehouse: Pick<Warehouse, 'items' | 'costs'>; readonly clock: () => number },
  query: RecommendationsQuery
): Promise<RecommendationsAnswer> {
  const { items } = warehouse;
  const { connections, from, to, asOf } = query;
  const now = asOf ?? clock();
  // What is stated at this very moment is known.
  const span = { from, until: Math.min(to, now + 1) };
  const [accounts, current, versions, inventory, kinds] = await Promise.all([
    accountBook(items).at(connections, asOf),
    ofKinds(ADVICE_KINDS, (kind) => items.read({ connections, kind }, asOf)),
    versionsOf(items, ADVICE_KINDS, connections, span),
    versionsOf(items, INVENTORY_KINDS, connections, span),
    items.kinds(connections),
  ]);
  const options = { filter: query, accounts };
  const { recommendations: open, totals } = openOf(current, options);
  const at = openAt(versions, options);
  const delivered = kinds.filter(({ kind }) => (ADVICE_KINDS as readonly string[]).includes(kind));
  return {
    recommendations: open,
    totals,
    days: span.from < span.until ? savingDays(versions, at, span) : [],
    gone: span.from < span.until ? goneRecommendations(versions, at, inventory, span) : [],
    bill: await shareOfBill(warehouse, query, totals, now),
    coverage: coverageOf(delivered, [...current, ...versions]),
    estimated: false,
    notices: noticesOf(delivered, open),
  };
}

async function ofKinds(kinds: readonly string[], read: (kind: string) => Promise<readonly ItemRecord[]>) {
  return (await Promise.all(kinds.map(read))).flat();
}

const versionsOf = (
  items: ItemStore,
  kinds: readonly string[],
  connections: RecommendationsQuery['connections'],
  { from, until }: { readonly from: number; readonly until: number }
) =>
  from < until
    ? ofKinds(kinds, (kind) => items.versions({ connections, kind }, from, until))
    : Promise.resolve<readonly ItemRecord[]>([]);

function coverageOf(delivered: readonly ItemKindRecord[], records: readonly ItemRecord[]): Coverage {
  const latest = (of: readonly ItemKindRecord[]) => Math.max(...of.map(({ deliveredAt }) => deliveredAt));
  const bySource = Map.groupBy(delivered, ({ source }) => source);
  const first = records.reduce((least, { firstSeenAt }) => Math.min(least, firstSeenAt), Infinity);
  return {
    from: Number.isFinite(first) ? first : null,
    to: delivered.length === 0 ? null : Math.floor(latest(delivered) / DAY_MS) * DAY_MS + DAY_MS,
    loadedAt: delivered.length === 0 ? null : latest(delivered),
    sources: [...bySource.keys()].toSorted(),
    loadedBySource: Object.fromEntries([...bySource].map(([source, own]) => [source, latest(own)])),
  };
}

function noticesOf(delivered: readonly ItemKindRecord[], open: readonly Recommendation[]): readonly Notice[] {
  if (delivered.length === 0)
    return [
      {
        severity: 'warning',
        text: 'Nothing is recommended because nobody was asked. The sources "cost-optimization-hub" and "compute-optimizer" cost nothing: see on the page of sources whether they are switched on, and whether the account is enrolled.',
      },
    ];
  if (!open.some(({ category }) => category === 'commitment')) return [];
  return [
    {
      severity: 'info',
      text: 'Savings of commitments and of making the same things smaller overlap, and commitments of one kind replace each other: the total counts whichever saves more, and savingsUpTo all of it.',
    },
  ];
}
