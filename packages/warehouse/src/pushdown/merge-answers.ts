import { answerOf } from '../bills/answer.ts';
import type { Sum } from '../bills/answer.ts';
import { usageAnswerOf } from '../bills/usage-answer.ts';
import type { UsageSums } from '../bills/usage-answer.ts';
import type { Aggregate, AggregateQuery, Coverage } from '../cost-store.ts';
import type { TableSums } from './table-costs.ts';
import { USAGE_AMOUNTS } from '../usage.ts';
import type { Usage, UsageQuery } from '../usage.ts';

/**
 * One answer from what the base stores and what tables hold, as if all had been in one store.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`
 */
export function mergeAnswers(base: Aggregate | null, tables: readonly TableSums[], query: AggregateQuery): Aggregate {
  const sums = [...(base ? sumsOf(base, query) : []), ...tables.flatMap((table) => table.sums)];
  return withCoverage(answerOf(addUp(sums, plus), query, loadsOf(tables)), base, tables);
}

/** The same for quantities with their costs. @throws WarehouseError `WAREHOUSE_CURRENCY_MIX` */
export function mergeUsage(base: Usage | null, tables: readonly TableSums<UsageSums>[], query: UsageQuery): Usage {
  const sums = [...(base ? usageSumsOf(base, query) : []), ...tables.flatMap((table) => table.sums)];
  return withCoverage(usageAnswerOf(addUp(sums, plusUsage), query, loadsOf(tables)), base, tables);
}

type Told = Pick<TableSums, 'load' | 'notices'>;

const loadsOf = (tables: readonly Told[]) => tables.flatMap(({ load }) => load ?? []);

function withCoverage<Answer extends Pick<Aggregate, 'coverage'>>(
  answer: Answer,
  base: Answer | null,
  tables: readonly Told[]
): Answer {
  const notices = [...new Set([...(base?.coverage.notices ?? []), ...tables.flatMap((table) => table.notices)])];
  const coverage = base ? mergeCoverage(base.coverage, answer.coverage) : answer.coverage;
  return { ...answer, coverage: { ...coverage, ...(notices.length > 0 ? { notices } : {}) } };
}

function usageSumsOf({ cells, currency, estimatedFrom }: Usage, { groupBy, from }: UsageQuery): UsageSums[] {
  const at = groupBy.indexOf('BillingCurrency');
  return cells.map(({ keys, unit, charges, amounts, missing, estimated }) => ({
    ...{ period: from, keys: [...keys, unit], charges },
    currency: at >= 0 ? (keys[at] ?? null) : currency,
    sums: USAGE_AMOUNTS.map((name) => ({ amount: amounts[name], carrying: charges - missing[name] })),
    estimatedFrom: estimated ? estimatedFrom : null,
  }));
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
function addUp<One extends Pick<Sum, 'period' | 'currency' | 'keys'>>(
  sums: readonly One[],
  add: (a: One, b: One) => One
): One[] {
  const added = new Map<string, One>();
  for (const sum of sums) {
    const name = JSON.stringify([sum.period, sum.currency, sum.keys]);
    const known = added.get(name);
    added.set(name, known ? add(known, sum) : sum);
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

const plusUsage = (a: UsageSums, b: UsageSums): UsageSums => ({
  ...a,
  charges: a.charges + b.charges,
  sums: a.sums.map((sum, i) => ({
    amount: sum.amount + (b.sums[i]?.amount ?? 0n),
    carrying: sum.carrying + (b.sums[i]?.carrying ?? 0),
  })),
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
