import { bytesOf, cellsFetcher } from './fetch-cells.ts';
import { meteredEngine } from './metered-engine.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { partsStore } from './parts.ts';
import { extentOf, planQuestion } from './plan-question.ts';
import type { SqlEngine, SqlTable } from './sql-engine.ts';
import { sumCells } from './sum-cells.ts';
import { readTagKeys, tagKeysSql } from './tag-keys-sql.ts';
import type { TableDialect } from './table-dialect.ts';
import { tableSurvey } from './table-survey.ts';
import type { Sum } from '../bills/answer.ts';
import type { CountingLoad } from '../bills/counting-load.ts';
import type { UsageSums } from '../bills/usage-answer.ts';
import type { AggregateQuery, LoadRecord } from '../cost-store.ts';
import { WarehouseError } from '../errors.ts';
import { USAGE_AMOUNTS } from '../usage.ts';
import type { UsageAmount, UsageQuery } from '../usage.ts';
import type { Warehouse } from '../warehouse.ts';

/** A connection whose charges are in a table of an engine. */
export interface PushdownTable {
  readonly connection: string;
  readonly engine: SqlEngine;
  readonly table: SqlTable;
  readonly dialect: TableDialect;
  /** US dollars per calendar month of the connection, decimal text; null for no limit. */
  readonly cap: string | null;
  /** Bytes at which a single query is stopped. */
  readonly maxBytes: number;
}

export interface TableSums<Summed = Sum> {
  readonly sums: readonly Summed[];
  /** The table as a load; null when nothing of it is in the range. */
  readonly load: CountingLoad | null;
  readonly notices: readonly string[];
}

/** What a table answers. */
export interface TableCosts {
  sums(query: AggregateQuery): Promise<TableSums>;
  usage(query: UsageQuery): Promise<TableSums<UsageSums>>;
  tagKeys(): Promise<readonly string[]>;
  /** One per billing period; none while the table cannot be asked. */
  loads(): Promise<readonly LoadRecord[]>;
  /** Grows with every change of the data; 0 when nothing could be seen yet. */
  version(): Promise<number>;
}

export function tableCosts(
  table: PushdownTable,
  { journal, state, clock }: Pick<Warehouse, 'journal' | 'state'> & { readonly clock: () => number }
): TableCosts {
  const { connection } = table;
  const engine = meteredEngine({ ...table, journal, clock });
  const turns = oneAtATime(state, clock);
  const identity = JSON.stringify([table.engine.name, table.table, table.dialect.name]);
  const survey = tableSurvey({ ...table, identity, engine, state, turns, clock });
  const parts = partsStore({ connection, identity, journal, turns, engine, clock });

  const fetch = cellsFetcher(parts, survey);

  /** Cells that answer a question, and the table as the load that they are from. */
  async function ask(query: AggregateQuery, metrics: readonly UsageAmount[] = [query.metric]) {
    const { survey: of, notices } = await survey.current();
    const extent = extentOf(of.periods);
    if (!extent || query.from > extent.lastStart || query.to <= extent.firstStart)
      return { parts: [], query, load: null, notices };
    if (query.asOf !== null && query.asOf < extent.modifiedAt) throw noHistory(table, query.asOf, extent.modifiedAt);
    const plan = planQuestion(of, query, metrics);
    const cells = plan?.shared
      ? await fetch.shared(plan.shared, of)
      : plan?.own
        ? await fetch.own(plan.own, of)
        : { parts: [], notices: [] };
    const load: CountingLoad = {
      ...{ id: 0, connection, source: table.engine.name, dimensions: null, part: '', loadedAt: extent.modifiedAt },
      ...extent,
      span: { start: extent.firstStart, end: extent.chargeTo },
      counting: [{ start: extent.firstStart, end: extent.lastStart + 1 }],
    };
    // A statement of its own has filtered already.
    const left = { ...query, filters: plan?.own ? [] : query.filters };
    return { parts: cells.parts, query: left, load, notices: [...notices, ...cells.notices] };
  }

  return {
    async sums(query) {
      const { parts: found, query: left, ...rest } = await ask(query);
      return { ...rest, sums: sumCells(found, left) };
    },

    async usage(question) {
      const groupBy = [...question.groupBy, 'PricingUnit'] as const;
      const query: AggregateQuery = { ...question, groupBy, metric: 'BilledCost', grain: 'total' };
      const { parts: found, query: left, ...rest } = await ask(query, USAGE_AMOUNTS);
      // Of the same cells, and therefore in the same order.
      const byAmount = USAGE_AMOUNTS.map((name) => sumCells(found, left, name));
      const sums = (byAmount[0] ?? []).map(({ amount: _amount, carrying: _carrying, ...sum }, i): UsageSums => ({
        ...sum,
        sums: byAmount.map((of) => ({ amount: of[i]?.amount ?? 0n, carrying: of[i]?.carrying ?? 0 })),
      }));
      return { ...rest, sums };
    },

    async tagKeys() {
      const bound = await survey.table();
      const { survey: of } = await survey.current();
      const { values } = await parts.get<readonly string[]>({
        spec: 'tag keys',
        wanted: of.periods,
        sql: (labels) => tagKeysSql(bound, labels),
        bytes: (labels) => bytesOf(of.periods.filter(({ label }) => labels.includes(label))),
        read: ({ rows }, labels) => readTagKeys(rows, labels),
        toText: JSON.stringify,
        fromText: (text) => JSON.parse(text) as string[],
        weight: (keys) => keys.length,
      });
      return [...new Set([...values.values()].flat())].sort();
    },

    async loads() {
      const { periods } = (await survey.current().catch(() => null))?.survey ?? { periods: [] };
      return periods.map(({ label, rows, modifiedAt, firstStart, chargeTo }, i) => ({
        ...{ loadId: -1 - i, connection, source: table.engine.name, rows, loadedAt: modifiedAt, closedAt: null },
        ...{ origin: `${table.table.schema}.${table.table.name} ${label}`, from: firstStart, to: chargeTo },
      }));
    },

    async version() {
      try {
        return (await survey.current()).survey.version;
      } catch {
        // Whoever asks for charges is told why.
        return 0;
      }
    },
  };
}

function noHistory({ connection, engine }: PushdownTable, asOf: number, modifiedAt: number): WarehouseError {
  return new WarehouseError(
    'WAREHOUSE_NO_HISTORY',
    `The charges of connection "${connection}" are read from a table of ${engine.name}, which was last changed on ` +
      `${new Date(modifiedAt).toISOString()}; what it held on ${new Date(asOf).toISOString()} is not known.`
  );
}
