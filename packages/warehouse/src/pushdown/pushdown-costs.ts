import { assertAskable, assertDimensions, rankedValues, valuesQuery } from '../bills/answer.ts';
import type { AggregateQuery, CostStore } from '../cost-store.ts';
import { WarehouseError, isWarehouseError } from '../errors.ts';
import type { WarehouseErrorCode } from '../errors.ts';
import { mergeAnswers, mergeUsage } from './merge-answers.ts';
import type { TableCosts, TableSums } from './table-costs.ts';

/** A connection and its table. */
export interface OpenTable {
  readonly connection: string;
  /** Source under which its charges are told: the engine's name. */
  readonly source: string;
  readonly costs: TableCosts;
}

type Connections = readonly string[] | null;

/**
 * Charges of connections that have a table come from it, all others from the base. What a source of such a connection delivers in cuts
 * (to be compared with the bill) stays in the base, and is answered when it is asked for by name.
 * @param open the tables as they are configured now
 */
export function pushdownCosts(base: CostStore, open: () => Promise<readonly OpenTable[]>): CostStore {
  /** Who answers: the tables, and the connections that the base answers for (null: all; undefined: none). */
  async function share(connections: Connections, source?: string) {
    const tables = (await open()).filter(
      ({ connection, source: own }) =>
        (connections === null || connections.includes(connection)) && (source === undefined || source === own)
    );
    if (tables.length === 0) return { tables, rest: connections };
    const taken = new Set(tables.map(({ connection }) => connection));
    const others = connections ?? [...new Set((await base.loads(null)).map(({ connection }) => connection))];
    const rest = others.filter((connection) => !taken.has(connection));
    return { tables, rest: rest.length > 0 ? rest : undefined };
  }

  async function aggregate(query: AggregateQuery) {
    assertAskable(query);
    const { tables, rest } = await share(query.connections, query.source);
    if (tables.length === 0) return base.aggregate(query);
    const [answer, sums] = await Promise.all([
      rest === undefined ? null : base.aggregate({ ...query, connections: rest }),
      sumsOf(tables, query, rest !== undefined),
    ]);
    return mergeAnswers(answer, sums, query);
  }

  return {
    aggregate,
    async usage(query) {
      assertAskable(query);
      const { tables, rest } = await share(query.connections, query.source);
      if (tables.length === 0) return base.usage(query);
      const [answer, ...sums] = await Promise.all([
        rest === undefined ? null : base.usage({ ...query, connections: rest }),
        ...tables.map(({ costs }) => costs.usage(query)),
      ] as const);
      return mergeUsage(answer, sums, query);
    },
    async load(manifest, rows) {
      const table = (await open()).find(({ connection }) => connection === manifest.connection);
      if (!table || manifest.dimensions !== null) return base.load(manifest, rows);
      throw new WarehouseError(
        'WAREHOUSE_READ_ELSEWHERE',
        `Connection "${manifest.connection}" reads its bill by ${table.source}, so that charges from ${manifest.origin} would be there twice.`
      );
    },
    async dimensionValues(question) {
      const query = valuesQuery(question);
      assertDimensions(query);
      const { tables, rest } = await share(question.connections);
      if (tables.length === 0) return base.dimensionValues(question);
      const sums = (await sumsOf(tables, query, rest !== undefined)).flatMap((of) => of.sums);
      if (rest === undefined) return rankedValues(sums, question);
      try {
        // With the currency, so that amounts that only rank may be of several.
        const groupBy = [...query.groupBy, 'BillingCurrency' as const];
        const { cells } = await base.aggregate({ ...query, connections: rest, groupBy });
        const ofBase = cells.map(({ keys, amount, charges, missing, periodStart }) => ({
          ...{ period: periodStart, currency: keys.at(-1) ?? null, keys: keys.slice(0, -1) },
          ...{ amount, charges, carrying: charges - missing, estimatedFrom: null },
        }));
        return rankedValues([...sums, ...ofBase], question);
      } catch (error) {
        if (!isWarehouseError(error) || error.code !== 'WAREHOUSE_NO_SUCH_CUT') throw error;
        const known = await base.dimensionValues({ ...question, connections: rest });
        return [...new Set([...rankedValues(sums, question), ...known])].slice(0, question.limit);
      }
    },
    async tagKeys(connections) {
      const { tables, rest } = await share(connections);
      const keys = await Promise.all([
        rest === undefined ? [] : base.tagKeys(rest),
        ...tables.map(({ costs }) => costs.tagKeys().catch(leftOut(tables.length > 1 || rest !== undefined, () => []))),
      ]);
      return [...new Set(keys.flat())].sort();
    },
    async loads(connections) {
      const { tables } = await share(connections);
      const loads = await Promise.all([base.loads(connections), ...tables.map(({ costs }) => costs.loads())]);
      return loads.flat();
    },
    async dataVersion() {
      const versions = await Promise.all([base.dataVersion(), ...(await open()).map(({ costs }) => costs.version())]);
      return versions.reduce((sum, version) => sum + version, 0);
    },
  };
}

/** Why a table gives nothing, where that is no fault of the question. */
const OWN_TROUBLES: readonly WarehouseErrorCode[] = [
  'WAREHOUSE_BUDGET_REACHED',
  'WAREHOUSE_ENGINE_FAILED',
  'WAREHOUSE_NO_HISTORY',
];

/** What the tables answer. One that cannot is left out, with a notice, as long as there is another answer. */
function sumsOf(tables: readonly OpenTable[], query: AggregateQuery, isMore: boolean): Promise<readonly TableSums[]> {
  const nothing = (connection: string) => (message: string) => ({
    ...{ sums: [], load: null, notices: [`Without the charges of connection "${connection}". ${message}`] },
  });
  return Promise.all(
    tables.map(({ connection, costs }) =>
      costs.sums(query).catch(leftOut(tables.length > 1 || isMore, nothing(connection)))
    )
  );
}

const leftOut =
  <T>(isMore: boolean, nothing: (message: string) => T) =>
  (error: unknown): T => {
    if (isMore && isWarehouseError(error) && OWN_TROUBLES.includes(error.code)) return nothing(error.message);
    throw error;
  };
