import { formatDecimal } from '@smartcloudops/focus';

import type { ConnectionSettings } from '../engine.ts';
import { monthlyPrice } from './monthly-price.ts';
import { EXTRAS } from './sources/extras.ts';
import { whyOff } from './sources/is-wanted.ts';

const settings = (known: Partial<ConnectionSettings>): ConnectionSettings => ({
  ...{ id: 'a', name: 'A', kind: 'aws' },
  ...known,
});
const priced = (known: Partial<ConnectionSettings>) => {
  const { expected, budget } = monthlyPrice(settings(known));
  return [formatDecimal(expected), formatDecimal(budget)];
};

const extras = ['cost-allocation-tags', 'cost-categories', 'cost-anomalies', 'commitment-coverage', 'commitments'];
const without = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, false]));

test('three breakdowns and one per tag three times a day, two daily calls, and never more than the budget', () => {
  const sources = without(extras);
  // 91 runs of 8 hours in a month of 30.4 days; 30 daily forecasts and as many control totals.
  expect(priced({ monthlyApiBudget: '100', sources })).toEqual([((91 * 3 + 30 + 30) / 100).toString(), '100']);
  expect(priced({ monthlyApiBudget: '100', sources, tagKeys: ['team'] })).toEqual([
    ((91 * 4 + 60) / 100).toString(),
    '100',
  ]);
  expect(priced({ monthlyApiBudget: '1.00' })).toEqual(['1', '1']);
});

test('what the bill does not need is on when the budget covers the bill and it, one after the other', () => {
  const off = (known: Partial<ConnectionSettings>) =>
    EXTRAS.filter((source) => whyOff(source, settings(known)) !== null).map(({ facts }) => facts.name);
  // The bill takes $3.33; each of the first three is asked once a week or day, by one or two calls.
  expect(off({ monthlyApiBudget: '3.33' })).toEqual(extras);
  expect(off({ monthlyApiBudget: '3.37' })).toEqual(extras.slice(1));
  expect(off({ monthlyApiBudget: '3.41' })).toEqual(extras.slice(2));
  expect(off({ monthlyApiBudget: '4.01' })).toEqual(extras.slice(3));
  expect(off({ monthlyApiBudget: '100' })).toEqual([]);
  expect(off({ monthlyApiBudget: '3.33', sources: { commitments: true } })).toEqual(extras.slice(0, 4));
  expect(off({})).toEqual(extras);
  expect(whyOff(EXTRAS[4] ?? EXTRAS[0]!, settings({ monthlyApiBudget: '5' }))).toMatch(
    /a usual month of calls comes to \$6\.\d+, and the monthly API budget is \$5/
  );
  // 4 weekly and 30 daily runs: 1, 1 and 2, then 6 and 7 questions.
  expect(priced({ monthlyApiBudget: '100' })).toEqual([((333 + 4 + 4 + 60 + 24 + 210) / 100).toString(), '100']);
});

test('nothing allowed is nothing spent, and files cost nothing', () => {
  expect(priced({})).toEqual(['0', '0']);
  expect(priced({ kind: 'files', monthlyApiBudget: '5' })).toEqual(['0', '0']);
});

test('a table may use up its whole budget', () => {
  const pushdown = { engine: 'athena', database: 'bill', table: 'focus' } as const;
  expect(priced({ pushdown, monthlyApiBudget: '5' })).toEqual(['5', '5']);
  expect(priced({ pushdown })).toEqual(['0', '0']);
});
