import type { TemplateSrv } from '@grafana/runtime';
import fc from 'fast-check';
import { ABSENT } from './absent.ts';
import { applyVariables } from './apply-variables.ts';
import type { PanelQuery, TargetOf } from './query-model.ts';

type Format = (value: unknown) => string;

/** Grafana's replacement as its documentation states it: a format function gets the value, an array when there are several. */
function templateSrv(values: Record<string, string | string[] | { allValue: string }>): TemplateSrv {
  const replace = (text: string | undefined, _scoped?: unknown, format?: string | Format) =>
    (text ?? '').replace(/\$\{(\w+)\}|\$(\w+)/g, (whole, braced?: string, bare?: string) => {
      const value = values[braced ?? bare ?? ''];
      if (value === undefined) return whole;
      // A custom all value is put in as it is and never formatted.
      if (typeof value === 'object' && !Array.isArray(value)) return value.allValue;
      return typeof format === 'function' ? format(value) : String(value);
    });
  return {
    replace,
    getVariables: () => [],
    containsTemplate: () => false,
    updateTimeRange: () => {},
  } as unknown as TemplateSrv;
}

const query: TargetOf<'cost'> = {
  refId: 'A',
  queryType: 'cost',
  metric: 'BilledCost',
  groupBy: ['ServiceName'],
  filters: [],
  grain: 'day',
};

test('a multi-value variable in a filter becomes one value each', () => {
  const filtered: PanelQuery = {
    ...query,
    filters: [{ dimension: 'SubAccountId', op: 'in', values: ['$account', '42'] }],
  };
  expect(applyVariables(filtered, templateSrv({ account: ['1', '2,5'] }), {}).filters).toEqual([
    { dimension: 'SubAccountId', op: 'in', values: ['1', '2,5', '42'] },
  ]);
});

test('a filter whose variable stands for anything is left out, so charges without a value stay in', () => {
  const filtered: PanelQuery = {
    ...query,
    filters: [{ dimension: 'SubAccountId', op: 'in', values: ['${account}'] }],
  };
  expect(applyVariables(filtered, templateSrv({ account: { allValue: '*' } }), {}).filters).toEqual([]);
});

test('absent travels as a word through variables and as null in the query', () => {
  const filtered: PanelQuery = {
    ...query,
    filters: [{ dimension: 'SubAccountId', op: 'not-in', values: ['$account', null] }],
  };
  expect(applyVariables(filtered, templateSrv({ account: [ABSENT, '7'] }), {}).filters).toEqual([
    { dimension: 'SubAccountId', op: 'not-in', values: [null, '7', null] },
  ]);
});

test('metric, grain and grouping take variables; a dimension is grouped by once', () => {
  const variable = {
    ...query,
    metric: '$metric',
    grain: '$grain',
    groupBy: ['$by', 'ServiceName'],
  } as unknown as PanelQuery;
  const values = templateSrv({ metric: 'ListCost', grain: 'month', by: ['RegionId', 'ServiceName'] });
  expect(applyVariables(variable, values, {})).toMatchObject({
    metric: 'ListCost',
    grain: 'month',
    groupBy: ['RegionId', 'ServiceName'],
  });
});

test('a budget may come from a text box, with thousands apart; what is no number is refused by name', () => {
  const risk: PanelQuery = { refId: 'A', queryType: 'budget-risk', budget: '$budget' };
  const apply = (budget: string) => applyVariables(risk, templateSrv({ budget }), {});
  expect(apply('12,500.5')).toMatchObject({ budget: 12_500.5 });
  expect(applyVariables({ ...risk, budget: 7 }, templateSrv({}), {})).toMatchObject({ budget: 7 });
  expect(() => apply('lots')).toThrow(/budget.*\$budget.*lots/);
  expect(() => apply('')).toThrow(/budget/);
});

test('the labels, the name and the limit of a machine question take variables, and its labels ad-hoc filters', () => {
  const asked: PanelQuery = {
    refId: 'A',
    queryType: 'capacity',
    namespace: '$any',
    metricName: '$metric',
    labels: [
      { label: 'ResourceId', op: 'in', values: ['$machine'] },
      { label: 'RegionId', op: 'in', values: ['$region'] },
    ],
    limit: '$limit',
  };
  const srv = templateSrv({
    any: '',
    metric: 'CPUUtilization',
    machine: ['i-1', 'i-2'],
    region: { allValue: '*' },
    limit: '90',
  });
  expect(applyVariables(asked, srv, {}, [{ key: 'SubAccountId', operator: '=', value: '1' }])).toMatchObject({
    namespace: undefined,
    metricName: 'CPUUtilization',
    labels: [
      { label: 'ResourceId', op: 'in', values: ['i-1', 'i-2'] },
      { label: 'SubAccountId', op: 'in', values: ['1'] },
    ],
    limit: 90,
  });
});

test('ad-hoc filters are added, and one that cannot be answered is refused by name', () => {
  const srv = templateSrv({});
  const adHoc = [
    { key: 'RegionId', operator: '=', value: 'eu-west-1' },
    { key: 'Tags.team', operator: '!=|', value: 'a', values: ['a', ABSENT] },
  ];
  expect(applyVariables(query, srv, {}, adHoc).filters).toEqual([
    { dimension: 'RegionId', op: 'in', values: ['eu-west-1'] },
    { dimension: 'Tags.team', op: 'not-in', values: ['a', null] },
  ]);
  expect(() => applyVariables(query, srv, {}, [{ key: 'RegionId', operator: '=~', value: 'eu.*' }])).toThrow(
    /RegionId.*=~/
  );
});

test('a query without variables passes unchanged, whatever its values', () => {
  const text = fc.string({ minLength: 1 }).filter((value) => !/[$*]/.test(value) && value !== ABSENT);
  fc.assert(
    fc.property(fc.array(fc.option(text)), fc.constantFrom('in' as const, 'not-in' as const), (values, op) => {
      const plain: PanelQuery = { ...query, filters: [{ dimension: 'ResourceId', op, values }] };
      expect(applyVariables(plain, templateSrv({}), {})).toEqual(plain);
    })
  );
});
