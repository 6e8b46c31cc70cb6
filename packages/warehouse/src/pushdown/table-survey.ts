import type { StateStore } from '../state-store.ts';
import { isWarehouseError } from '../errors.ts';
import { bindTable } from './bind-table.ts';
import type { BoundTable } from './bind-table.ts';
import { budgetReached } from './budget-reached.ts';
import { requestKey } from './kept-answers.ts';
import { asked } from './metered-engine.ts';
import type { MeteredEngine } from './metered-engine.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { FileColumns, SqlAnswer, SqlTable } from './sql-engine.ts';
import { extentSql, filesSql, readExtents, readFiles } from './survey-sql.ts';
import type { PeriodExtent, PeriodFiles } from './survey-sql.ts';
import type { TableDialect } from './table-dialect.ts';

/** A billing period of a table as it was last seen. */
export interface SurveyedPeriod extends PeriodExtent, Omit<PeriodFiles, 'bytes'> {
  readonly label: string;
  readonly bytes: number | null;
}

/** What there is in a table. */
export interface Survey {
  readonly periods: readonly SurveyedPeriod[];
  /** Grows with every change that was seen. */
  readonly version: number;
  /** Epoch ms. */
  readonly checkedAt: number;
  /** Whether changes are seen by the table's files; else all is asked again now and then. */
  readonly byFiles: boolean;
}

export interface TableSurvey {
  table(): Promise<BoundTable>;
  /** @throws WarehouseError `WAREHOUSE_BUDGET_REACHED`, `WAREHOUSE_ENGINE_FAILED` when the table was never surveyed */
  current(): Promise<{ readonly survey: Survey; readonly notices: readonly string[] }>;
}

/** How long a table is taken as unchanged: exports are written a few times a day. */
const FRESH_MS = 3_600_000;
/** Where files cannot be told apart, everything is asked again after this. */
const FRESH_WITHOUT_FILES_MS = 6 * 3_600_000;
/** After a failure, or at the cap. */
const RETRY_MS = 5 * 60_000;
/** Listing files reads no column; engines open each file all the same. */
const LISTING_BYTES = 100_000_000;

/** How Trino and Athena say that a table has no such column. */
const NO_SUCH_COLUMN = /COLUMN_NOT_FOUND|cannot be resolved/;

/** Looks at most once an hour, for all processes, which data of a table changed. */
export function tableSurvey(deps: {
  readonly connection: string;
  /** Tells tables apart: what was seen of another one does not count. */
  readonly identity: string;
  readonly engine: MeteredEngine;
  readonly table: SqlTable;
  readonly dialect: TableDialect;
  readonly state: StateStore;
  readonly turns: OneAtATime;
  readonly clock: () => number;
}): TableSurvey {
  const { connection, identity, engine, dialect, state, turns, clock } = deps;
  const { files } = engine.engine;
  const stateKey = `push-down/${connection}`;
  let bound: Promise<BoundTable> | null = null;
  let trouble: { readonly until: number; readonly error: Error } | null = null;

  const table = (): Promise<BoundTable> =>
    (bound ??= asked(engine.engine, `the table ${deps.table.schema}.${deps.table.name}`, () =>
      engine.engine.columns(deps.table)
    )
      .then((columns) => bindTable(deps.table, columns, dialect, files))
      .catch((error: unknown) => {
        bound = null;
        throw error;
      }));

  async function known(): Promise<Survey | null> {
    const text = await state.get(stateKey);
    const stored = text === null ? null : (JSON.parse(text) as Survey & { readonly identity: string });
    if (!stored) return null;
    return stored.identity === identity
      ? stored
      : { periods: [], version: stored.version + 1, checkedAt: 0, byFiles: false };
  }
  const isFresh = ({ checkedAt, byFiles }: Survey): boolean =>
    checkedAt > 0 && checkedAt <= clock() && clock() < checkedAt + (byFiles ? FRESH_MS : FRESH_WITHOUT_FILES_MS);

  async function ask(sql: string, bytes: number | null): Promise<SqlAnswer> {
    const key = requestKey(connection, 'survey');
    const outcome = await engine.query({ sql, bytes, requestKey: key, pages: () => [] });
    if (outcome.kind === 'cap-reached') throw budgetReached(connection, engine.engine.name, outcome);
    return outcome.answer;
  }

  async function look(before: Survey | null): Promise<Survey> {
    bound = null;
    const at = clock();
    const of = await table();
    const seen = files ? await lookAtFiles(of, files, before?.periods ?? []) : null;
    const periods = seen ?? (await lookAtAll(of, at));
    const same = before !== null && JSON.stringify(before.periods) === JSON.stringify(periods);
    return { periods, version: (before?.version ?? 0) + (same ? 0 : 1), checkedAt: at, byFiles: seen !== null };
  }

  async function lookAtAll(of: BoundTable, at: number): Promise<SurveyedPeriod[]> {
    const extents = readExtents((await ask(extentSql(of, null), null)).rows);
    return [...extents].map(([label, extent]) => {
      const fingerprint = `${extent.rows}:${extent.chargeTo}:${at}`;
      return { label, ...extent, fingerprint, modifiedAt: at, bytes: null };
    });
  }

  /** Null when the engine does not know the files of this kind of table. */
  async function lookAtFiles(
    of: BoundTable,
    files: FileColumns,
    before: readonly SurveyedPeriod[]
  ): Promise<SurveyedPeriod[] | null> {
    let present: Map<string, PeriodFiles>;
    try {
      present = readFiles((await ask(filesSql(of, files), LISTING_BYTES)).rows);
    } catch (error) {
      if (isWarehouseError(error) && NO_SUCH_COLUMN.test(error.message)) return null;
      throw error;
    }
    const kept = new Map(before.map((period) => [period.label, period]));
    const changed = [...present].filter(([label, seen]) => kept.get(label)?.fingerprint !== seen.fingerprint);
    const bytes = changed.reduce((sum, [, seen]) => sum + seen.bytes, 0);
    const labels = changed.map(([label]) => label).sort();
    const extents = readExtents(labels.length > 0 ? (await ask(extentSql(of, labels), bytes)).rows : []);
    return [...present]
      .flatMap(([label, seen]) => {
        if (!labels.includes(label)) return kept.get(label) ?? [];
        const extent = extents.get(label);
        // Files without a charge.
        return extent ? { label, ...extent, ...seen } : [];
      })
      .sort((a, b) => (a.label < b.label ? -1 : 1));
  }

  return {
    table,
    async current() {
      const survey = await known();
      if (survey && isFresh(survey)) return { survey, notices: [] };
      const stale = (error: Error) => {
        if (!survey || survey.checkedAt === 0) throw error;
        return {
          survey,
          notices: [`${error.message} Shown is the table of ${new Date(survey.checkedAt).toISOString()}.`],
        };
      };
      if (trouble && clock() < trouble.until) return stale(trouble.error);
      return turns.run(`push-down survey ${connection}`, async () => {
        const before = await known();
        if (before && isFresh(before)) return { survey: before, notices: [] };
        try {
          const fresh = await look(before);
          await state.set(stateKey, JSON.stringify({ identity, ...fresh }));
          trouble = null;
          return { survey: fresh, notices: [] };
        } catch (error) {
          if (!isWarehouseError(error)) throw error;
          trouble = { until: clock() + RETRY_MS, error };
          return stale(error);
        }
      });
    },
  };
}
