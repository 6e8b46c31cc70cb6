import { COST_METRICS } from './cost-metric.ts';
import { DIMENSIONS } from './dimension.ts';
import { emptyFocusRow } from './empty-focus-row.ts';
import { FOCUS_COLUMNS, FOCUS_COLUMNS_NOT_READ } from './focus-columns.ts';
import { FOCUS_SPECIFICATION, FOCUS_VERSIONS, specifiedColumnsOf, isSpecifiedColumn } from './focus-specification.ts';
import type { SpecifiedColumn } from './focus-specification.ts';

const row = emptyFocusRow({ BilledCost: 1n, BillingCurrency: 'USD', ChargePeriodStart: 0, ChargePeriodEnd: 1 });

test.each([
  ['1.0', 43],
  ['1.1', 50],
  ['1.2', 57],
] as const)('FOCUS %s has %i columns', (version, count) => {
  expect(specifiedColumnsOf(version)).toHaveLength(count);
});

test('each release keeps the columns of the one before', () => {
  const [first, second, third] = FOCUS_VERSIONS.map((version) => specifiedColumnsOf(version));
  expect(second).toEqual(expect.arrayContaining([...(first ?? [])]));
  expect(third).toEqual(expect.arrayContaining([...(second ?? [])]));
});

test('a row, the metrics and the dimensions are columns of the specification, or ours with the prefix x_', () => {
  const names = [...Object.keys(row), ...COST_METRICS, ...DIMENSIONS];
  expect(names.filter((name) => !isSpecifiedColumn(name) && !name.startsWith('x_'))).toEqual([]);
  expect(isSpecifiedColumn('toString')).toBe(false);
});

test('what files are read by is known to the specification', () => {
  const read = [...Object.keys(FOCUS_COLUMNS).filter((name) => !name.startsWith('x_')), ...FOCUS_COLUMNS_NOT_READ];
  const missed = Object.keys(FOCUS_SPECIFICATION).filter((name) => !read.includes(name));
  expect(missed).toEqual([]);
});

test('dimensions are text, metrics are exact numbers', () => {
  const typeOf = (name: string) =>
    (FOCUS_SPECIFICATION as Readonly<Record<string, SpecifiedColumn>>)[name]?.type ?? 'text';
  expect(new Set(DIMENSIONS.map(typeOf))).toEqual(new Set(['text']));
  expect(new Set(COST_METRICS.map(typeOf))).toEqual(new Set(['decimal']));
});
