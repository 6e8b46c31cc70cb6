import { DAY_MS } from '@smartcloudops/focus';
import type { Decimal, Dimension } from '@smartcloudops/focus';
import type { CostStore } from '@smartcloudops/warehouse';

import type { OpenFinding } from './security-answer.ts';

/** Money that things cost in a month, by connection and value of the dimension. */
export interface MonthlyCosts {
  readonly currency: string | null;
  of(connection: string, dimension: 'ResourceId' | 'SubAccountId', value: string | null): Decimal | null;
  /** Connections whose bill is in another currency, or mixed. */
  readonly otherCurrency: readonly string[];
}

const MONTH_DAYS = 30;
/** Values of one question: what every store takes at once. */
const AT_ONCE = 500;

/** EffectiveCost of the last 30 whole days before `now` of what findings are about. A bill that does not know resources tells accounts. */
export async function monthlyCosts(
  costs: CostStore,
  findings: readonly OpenFinding[],
  { now, asOf }: { readonly now: number; readonly asOf: number | null }
): Promise<MonthlyCosts> {
  const to = Math.floor(now / DAY_MS) * DAY_MS;
  const known = new Map<string, Decimal>();
  const otherCurrency = new Set<string>();
  let currency: string | null = null;

  async function read(connection: string, dimension: Dimension, values: readonly string[]): Promise<void> {
    const { cells, currency: own } = await costs.aggregate({
      ...{ connections: [connection], metric: 'EffectiveCost', groupBy: [dimension], grain: 'total', asOf },
      ...{ filters: [{ dimension, op: 'in', values }], from: to - MONTH_DAYS * DAY_MS, to },
    });
    if (cells.length === 0) return;
    if (own === null || (currency !== null && own !== currency)) return void otherCurrency.add(connection);
    currency = own;
    for (const { keys, amount, charges, missing } of cells)
      if (missing < charges) known.set(JSON.stringify([connection, dimension, keys[0]]), amount);
  }

  for (const [connection, own] of Map.groupBy(findings, (one) => one.connection)) {
    const accounts = own.flatMap(({ account: { id } }) => id ?? []);
    const asked = { ResourceId: own.flatMap(({ resource }) => resource ?? []), SubAccountId: accounts };
    for (const [dimension, all] of Object.entries(asked)) {
      const values = [...new Set(all)];
      try {
        for (let i = 0; i < values.length; i += AT_ONCE)
          await read(connection, dimension as Dimension, values.slice(i, i + AT_ONCE));
      } catch (error) {
        const { code } = error as { code?: unknown };
        if (code === 'WAREHOUSE_CURRENCY_MIX') otherCurrency.add(connection);
        else if (code !== 'WAREHOUSE_NO_SUCH_CUT') throw error;
      }
    }
  }
  return {
    currency,
    otherCurrency: [...otherCurrency],
    of: (connection, dimension, value) => known.get(JSON.stringify([connection, dimension, value])) ?? null,
  };
}
