import { decimalToNumber } from '@smartcloudops/focus';

import { NOVEMBER, OCTOBER, plantedBill } from '../../test/planted-bill.ts';
import { withWarehouse } from '../../test/with-warehouse.ts';
import { costDrivers } from './cost-drivers.ts';
import type { Cause } from './drivers-answer.ts';

jest.setTimeout(240_000);

/** Noise is in the amounts, and causes share what they do together. */
const TOLERANCE = 0.05;

const explained = async (seed: number) => {
  const { rows, planted } = plantedBill(seed);
  return withWarehouse(async ({ warehouse }) => {
    await warehouse.costs.load(
      {
        ...{ connection: 'c', source: 'focus-file', dimensions: null, contentHash: null },
        ...{ restates: { from: Date.UTC(2026, 8, 1), to: NOVEMBER }, origin: 'bill', loadedAt: NOVEMBER },
      },
      [rows]
    );
    const answer = await costDrivers(
      { warehouse, clock: () => NOVEMBER },
      {
        ...{ connections: null, metric: 'EffectiveCost', groupBy: [], filters: [], asOf: null },
        ...{ from: OCTOBER, to: NOVEMBER, compareWith: 'previous-month' },
      }
    );
    return { answer, planted };
  });
};

const placeOf = ({ service, usageType }: Cause) => [service, usageType].filter((name) => name !== null).join(' ');

test.each(Array.from({ length: 20 }, (_, i) => i + 1))(
  'ten causes planted in a noisy bill are named in their order, each with its money (seed %i)',
  async (seed) => {
    const { answer, planted } = await explained(seed);
    const found = answer.causes.slice(0, planted.length);
    expect(found.map((cause) => [cause.driver, placeOf(cause)])).toEqual(
      planted.map(({ driver, where }) => [driver, expect.stringContaining(where)])
    );
    for (const [i, { amount }] of planted.entries()) {
      const told = decimalToNumber(found[i]?.amount ?? 0n);
      expect(Math.abs(told / amount - 1)).toBeLessThan(TOLERANCE);
    }
    const parts = [...answer.drivers.values()].reduce((sum, amount) => sum + amount, 0n);
    expect(parts).toBe(answer.after - answer.before);
  }
);
