import { DAY_MS } from '@smartcloudops/focus';
import fc from 'fast-check';

import { OCTOBER, SEPTEMBER, charge, delivery, money, question } from './fixtures.ts';
import { expectedUsage } from './oracle.ts';
import { randomDeliveries, randomQuery } from './random-question.ts';
import type { Using } from './warehouse-contract.ts';
import type { UsageCell, UsageQuery } from '../usage.ts';

const ask = (known: Partial<UsageQuery> = {}): UsageQuery => {
  const { metric: _metric, grain: _grain, ...rest } = question(known);
  return rest;
};

export function usageContract(using: Using): void {
  describe('usage', () => {
    test(
      'quantities and costs are those of a plain look at every charge that counts',
      () =>
        fc.assert(
          fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, loads) =>
            using(async ({ costs }) => {
              const deliveries = randomDeliveries(seed, loads, false);
              for (const { manifest, rows } of deliveries) await costs.load(manifest, [rows]);
              for (let i = 0; i < 20; i += 1) {
                const { metric: _metric, grain: _grain, ...query } = randomQuery(seed + i);
                expect((await costs.usage(query)).cells).toEqual(expectedUsage(deliveries, query).sort(byKeys));
              }
            })()
          ),
          { numRuns: 10 }
        ),
      60_000
    );

    test(
      'each unit by itself; how many charges lack an amount is told',
      using(async ({ costs }) => {
        const used = (day: number, quantity: string, PricingUnit: string, known = {}) =>
          charge(day, '1', { ServiceName: 'S3', PricingUnit, PricingQuantity: money(quantity), ...known });
        await costs.load(delivery(), [
          [
            used(SEPTEMBER, '3', 'GB', { ListCost: money('5') }),
            used(SEPTEMBER + DAY_MS, '4', 'GB', { ListCost: money('6') }),
            used(SEPTEMBER, '1000', 'Requests'),
            charge(OCTOBER, '9'),
          ],
        ]);
        const { cells, currency, coverage } = await costs.usage(ask({ groupBy: ['ServiceName'] }));
        expect(cells).toMatchObject([
          { keys: ['S3'], unit: 'GB', charges: 2, amounts: { PricingQuantity: money('7'), ListCost: money('11') } },
          { keys: ['S3'], unit: 'Requests', amounts: { PricingQuantity: money('1000') }, missing: { ListCost: 1 } },
          { keys: [null], unit: null, amounts: { BilledCost: money('9') }, missing: { PricingQuantity: 1 } },
        ]);
        expect({ currency, ...coverage }).toMatchObject({ currency: 'USD', from: SEPTEMBER, sources: ['focus-file'] });
      })
    );

    test(
      'currencies are never added',
      using(async ({ costs }) => {
        await costs.load(delivery(), [[charge(SEPTEMBER, '1'), charge(SEPTEMBER, '2', { BillingCurrency: 'EUR' })]]);
        await expect(costs.usage(ask())).rejects.toMatchObject({ code: 'WAREHOUSE_CURRENCY_MIX' });
      })
    );
  });
}

function byKeys(a: UsageCell, b: UsageCell): number {
  const [one, other] = [a, b].map(({ keys, unit }) => JSON.stringify([...keys, unit])) as [string, string];
  return one < other ? -1 : 1;
}
