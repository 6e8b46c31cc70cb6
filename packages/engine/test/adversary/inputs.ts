import { querySchema } from '@smartcloudops/contract';
import { DAY_MS } from '@smartcloudops/focus';
import fc from 'fast-check';
import type { z } from 'zod';

import { NOW, OWN_ACCOUNT, RIVAL_ACCOUNT, SHARED_ACCOUNT } from './planted-bill.ts';

/** What an adversary may guess; none of it is a canary. */
const DIMENSIONS = [
  ...[
    'ServiceName',
    'SubAccountId',
    'SubAccountName',
    'x_OrganizationalUnit',
    'Tags.team',
    'Tags.secret',
    'ResourceId',
  ],
  ...['RegionId', 'ChargeDescription', 'BillingCurrency', 'x_UsageType', 'ChargeCategory'],
] as const;
const dimension = fc.constantFrom(...DIMENSIONS);
const value = fc.constantFrom(
  ...[OWN_ACCOUNT, SHARED_ACCOUNT, RIVAL_ACCOUNT, 'rival', 'shop', 'web', '/Rival', '/Own/prod', 'USD', 'x', '', null]
);
const op = fc.constantFrom('in', 'not-in');
const values = fc.array(value, { maxLength: 3 });
const connection = fc.constantFrom('bill', 'other', 'import');
const day = fc
  .integer({ min: -80, max: 20 })
  .map((days) => new Date(NOW - (NOW % DAY_MS) + days * DAY_MS).toISOString());
const range = fc
  .tuple(day, day)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: new Date(Date.parse(a) + DAY_MS).toISOString() }));
const level = fc.constantFrom(0.5, 0.8, 0.95);

/** Values by the name of a field, one of which its schema takes. */
const FIELDS: Readonly<Record<string, readonly fc.Arbitrary<unknown>[]>> = {
  timeRange: [range],
  connections: [fc.array(connection, { minLength: 1, maxLength: 2 })],
  groupBy: [fc.uniqueArray(dimension, { maxLength: 3 })],
  filters: [fc.array(fc.record({ dimension, op, values }), { maxLength: 2 })],
  labels: [
    fc.array(fc.record({ label: fc.constantFrom('SubAccountId', 'ResourceId', 'RegionId'), op, values }), {
      maxLength: 2,
    }),
  ],
  asOf: [day],
  topN: [fc.integer({ min: 1, max: 20 })],
  level: [level, fc.array(level, { minLength: 1, maxLength: 2 })],
  budget: [fc.integer({ min: 1, max: 1000 })],
  limit: [fc.integer({ min: -10, max: 100 })],
  horizon: [fc.integer({ min: 1, max: 48 })],
  horizonDays: [fc.integer({ min: 1, max: 30 })],
  allocation: [fc.constantFrom('team', 'unknown')],
  metricName: [fc.constantFrom('CPUUtilization', 'Latency')],
  namespace: [fc.constantFrom('WEBROW/NS', 'AWS/EC2')],
  aggregation: [fc.constantFrom('average', 'p99')],
  minImpact: [fc.constantFrom(0, 5)],
  falseAlarmRate: [fc.constantFrom(0.01, 0.1)],
  steps: [fc.constant([{ date: '2024-09-25', change: 5, label: 'known' }])],
  accounts: [fc.array(fc.constantFrom(OWN_ACCOUNT, SHARED_ACCOUNT, RIVAL_ACCOUNT), { maxLength: 2 })],
  severities: [fc.constant(['CRITICAL'])],
  sources: [fc.constant(['cost-explorer', 'organizations'])],
};

/** What is inside `optional` and `default`. */
function bare(schema: z.ZodType): z.ZodType {
  const { type } = schema.def;
  return type === 'optional' || type === 'default'
    ? bare((schema as z.ZodOptional<z.ZodType>).unwrap() as z.ZodType)
    : schema;
}

/** Values of a field as its own schema has them, else those that fit of the pool of its name. */
function fieldArbitrary(name: string, schema: z.ZodType): fc.Arbitrary<unknown> | null {
  const inner = bare(schema);
  if (inner.def.type === 'enum') return fc.constantFrom(...(inner as z.ZodEnum).options);
  if (inner.def.type === 'boolean') return fc.boolean();
  const pools = FIELDS[name]?.filter((pool) => fc.sample(pool, 5).some((one) => inner.safeParse(one).success)) ?? [];
  return pools.length === 0 ? null : fc.oneof(...pools);
}

/** Learning from a history takes a hundred times as long as adding up, so those are asked less often. */
const SLOW = new Set(['cost-forecast', 'budget-risk', 'budgets', 'cost-anomalies', 'metric-forecast', 'capacity']);

/** Queries of every type that the contract knows, with every field of theirs. */
export const queries: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.oneof(
  ...querySchema.options.map(({ shape }) => {
    const { queryType, ...fields } = shape as Readonly<Record<string, z.ZodType>> & { queryType: z.ZodLiteral<string> };
    const optional: Record<string, fc.Arbitrary<unknown>> = {};
    const required: Record<string, fc.Arbitrary<unknown>> = {};
    for (const [name, schema] of Object.entries(fields)) {
      const arbitrary = fieldArbitrary(name, schema);
      if (schema.safeParse(undefined).success) {
        if (arbitrary) optional[name] = arbitrary;
      } else if (arbitrary) required[name] = arbitrary;
      else throw new Error(`The adversary has nothing to say for "${name}" of "${queryType.value}": add it to FIELDS.`);
    }
    const record = fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });
    return {
      weight: SLOW.has(queryType.value) ? 1 : 12,
      arbitrary: record.map((query) => ({ queryType: queryType.value, ...query })),
    };
  })
);

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: { readonly enum?: readonly string[] };
  }[];
}
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const text = (arbitrary: fc.Arbitrary<unknown>) => arbitrary.map((one) => (one === null ? '' : String(one)));
const filterText = fc
  .tuple(dimension, fc.constantFrom('=', '!='), value)
  .map(([of, is, what]) => `${of}${is}${what ?? ''}`);
const PARAMETERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  name: fc.oneof(dimension, fc.constantFrom('team', 'unknown')),
  from: day,
  to: day,
  asOf: day,
  filter: filterText,
  label: filterText,
  groupBy: fc.uniqueArray(dimension, { maxLength: 2 }).map((all) => all.join(',')),
  connections: fc.constantFrom('bill', 'other', 'bill,other'),
  connection: connection,
  search: fc.constantFrom('R', 'row', 'canary'),
  budget: fc.constant('50'),
  limit: fc.constantFrom('1', '50'),
  metricName: fc.constant('CPUUtilization'),
  months: fc.constant('3'),
  user: fc.constantFrom('ann', 'boss'),
  level: fc.constant('0.8'),
};
const SLOW_PATH = /forecast$|budget-risk|anomalies|capacity/;

export interface RestInput {
  readonly method: string;
  readonly path: string;
}

/** Requests to every route of the OpenAPI document, with every parameter of theirs. */
export function requests({ paths }: ApiDocument): fc.Arbitrary<RestInput> {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, parameters: operation.parameters ?? [] }))
  );
  return fc.oneof(
    ...routes.map(({ path, method, parameters }) => {
      const said = (name: string, schema?: { readonly enum?: readonly string[] }) =>
        schema?.enum ? fc.constantFrom(...schema.enum) : (PARAMETERS[name] ?? text(value));
      const inPath = fc.record(
        Object.fromEntries(
          parameters.filter((one) => one.in === 'path').map((one) => [one.name, said(one.name, one.schema)])
        )
      );
      const inQuery = fc.record(
        Object.fromEntries(
          parameters.filter((one) => one.in === 'query').map((one) => [one.name, said(one.name, one.schema)])
        ),
        {
          requiredKeys: parameters
            .filter(({ name }) => name === 'metricName' || name === 'budget' || name === 'limit')
            .map(({ name }) => name)
            .filter((name) => parameters.some((one) => one.in === 'query' && one.name === name)),
        }
      );
      return {
        weight: SLOW_PATH.test(path) ? 1 : 12,
        arbitrary: fc.tuple(inPath, inQuery).map(([places, query]) => {
          const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(places[name])));
          const search = new URLSearchParams(query as Record<string, string>).toString();
          return { method: method.toUpperCase(), path: search ? `${filled}?${search}` : filled };
        }),
      };
    })
  );
}
