import { answerOf } from './answer.ts';
import type { Sum } from './answer.ts';
import type { CountingLoad } from './counting-load.ts';
import { USAGE_AMOUNTS } from '../usage.ts';
import type { Usage, UsageAmount, UsageCell, UsageQuery } from '../usage.ts';

/** Several sums over the same charges; the last key is their PricingUnit. */
export interface UsageSums extends Omit<Sum, 'amount' | 'carrying'> {
  /** In the order of USAGE_AMOUNTS. */
  readonly sums: readonly { readonly amount: bigint; readonly carrying: number }[];
}

/** @throws WarehouseError `WAREHOUSE_CURRENCY_MIX` */
export function usageAnswerOf(
  sums: readonly UsageSums[],
  query: UsageQuery,
  answering: readonly CountingLoad[]
): Usage {
  const plain = sums.map((sum): Sum => ({ ...sum, amount: 0n, carrying: 0 }));
  return { ...answerOf(plain, query, answering), cells: sums.map(cellOf).sort(byKeys) };
}

const NOTHING = { amount: 0n, carrying: 0 };

function cellOf({ keys, charges, estimatedFrom, sums }: UsageSums): UsageCell {
  const each = <T>(of: (sum: UsageSums['sums'][number]) => T) =>
    Object.fromEntries(USAGE_AMOUNTS.map((name, i) => [name, of(sums[i] ?? NOTHING)])) as Record<UsageAmount, T>;
  return {
    keys: keys.slice(0, -1),
    unit: keys.at(-1) ?? null,
    charges,
    estimated: estimatedFrom !== null,
    amounts: each(({ amount }) => amount),
    missing: each(({ carrying }) => charges - carrying),
  };
}

function byKeys(a: UsageCell, b: UsageCell): number {
  const [one, other] = [a, b].map(({ keys, unit }) => JSON.stringify([...keys, unit])) as [string, string];
  return one < other ? -1 : one > other ? 1 : 0;
}
