import { formatDecimal } from '@smartcloudops/focus';

import type { ConnectionSettings } from '../engine.ts';
import { monthlyPrice } from './monthly-price.ts';

const settings = (known: Partial<ConnectionSettings>): ConnectionSettings => ({
  ...{ id: 'a', name: 'A', kind: 'aws' },
  ...known,
});
const priced = (known: Partial<ConnectionSettings>) => {
  const { expected, budget } = monthlyPrice(settings(known));
  return [formatDecimal(expected), formatDecimal(budget)];
};

test('three breakdowns and one per tag three times a day, two daily calls, and never more than the budget', () => {
  // 91 runs of 8 hours in a month of 30.4 days; 30 daily forecasts and as many control totals.
  expect(priced({ monthlyApiBudget: '100' })).toEqual([((91 * 3 + 30 + 30) / 100).toString(), '100']);
  expect(priced({ monthlyApiBudget: '100', tagKeys: ['team'] })).toEqual([((91 * 4 + 60) / 100).toString(), '100']);
  expect(priced({ monthlyApiBudget: '1.00' })).toEqual(['1', '1']);
});

test('nothing allowed is nothing spent, and files cost nothing', () => {
  expect(priced({})).toEqual(['0', '0']);
  expect(priced({ kind: 'files', monthlyApiBudget: '5' })).toEqual(['0', '0']);
});
