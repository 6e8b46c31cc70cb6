import { answerOf } from '../bills/answer.ts';
import type { Sum } from '../bills/answer.ts';
import type { Aggregate, AggregateQuery, Coverage } from '../cost-store.ts';
import type { TableSums } from './table-costs.ts';

/**
 * One answer from what the base stores and what tables hold, as if all had been in one store.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`
 */
export function mergeAnswers(base: Aggregate | null, tables: readonly TableSums[], query: AggregateQuery): Aggregate {
  const sums = [...(base ? sumsOf(base, query) : []), ...tables.flatMap((table) => table.sums)];
  const loads = tables.flatMap(({ load }) => load ?? []);
  const answer = answerOf(addUp(sums), query, loads);
  const notices = [...new Set([...(base?.coverage.notices ?? []), ...tables.flatMap((table) => table.notices)])];
  const coverage = base ? mergeCoverage(base.coverage, answer.coverage) : answer.coverage;
  return { ...answer, coverage: { ...coverage, ...(notices.length > 0 ? { notices } : {}) } };
}

function sumsOf({ cells, currency, estimatedFrom }: Aggregate, { groupBy }: AggregateQuery): Sum[] {
  const at = groupBy.indexOf('BillingCurrency');
  return cells.map(({ keys, periodStart, amount, charges, missing, estimated }) => ({
    ...{ period: periodStart, keys, amount, charges, carrying: charges - missing },
    currency: at >= 0 ? (keys[at] ?? null) : currency,
    estimatedFrom: estimated ? estimatedFrom : null,
  }));
}

/** Sums of the same group and period in one. */
function addUp(sums: readonly Sum[]): Sum[] {
  const added = new Map<string, Sum>();
  for (const sum of sums) {
    const name = JSON.stringify([sum.period, sum.currency, sum.keys]);
    const known = added.get(name);
    added.set(name, known ? plus(known, sum) : sum);
  }
  return [...added.values()];
}

const plus = (a: Sum, b: Sum): Sum => ({
  ...a,
  charges: a.charges + b.charges,
  carrying: a.carrying + b.carrying,
  amount: a.amount + b.amount,
  estimatedFrom: least(a.estimatedFrom, b.estimatedFrom),
});

function mergeCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    from: least(a.from, b.from),
    to: most(a.to, b.to),
    loadedAt: most(a.loadedAt, b.loadedAt),
    sources: [...new Set([...a.sources, ...b.sources])].sort(),
    ...(a.loadedBySource || b.loadedBySource ? { loadedBySource: { ...a.loadedBySource, ...b.loadedBySource } } : {}),
  };
}

const least = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.min(a, b));
const most = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));
