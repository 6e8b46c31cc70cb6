import type { Database } from 'better-sqlite3-multiple-ciphers';

import { guarded } from './sqlite-error.ts';
import { forecastSeriesText, readForecastSeriesText } from '../forecast-series-text.ts';
import type { ForecastQuestion, ForecastRecord, ForecastStore } from '../forecast-store.ts';

interface Row extends Pick<
  ForecastRecord,
  'kind' | 'origin' | 'model' | 'evidence' | 'point' | 'madeAt' | 'dataVersion'
> {
  keys: string;
  targetFrom: number;
  targetTo: number;
  /** `[[level, lower, upper], …]` */
  intervals: string;
}

export function sqliteForecasts(db: Database): ForecastStore {
  const idOf = db.prepare('SELECT id FROM forecast_question WHERE text = ?').pluck();
  const addQuestion = db.prepare('INSERT INTO forecast_question (text) VALUES (?)');
  const add = db.prepare(
    `INSERT INTO forecast
       (question, kind, targetFrom, origin, keys, model, evidence, targetTo, point, intervals, madeAt, dataVersion)
     VALUES
       (@question, @kind, @targetFrom, @origin, @keys, @model, @evidence, @targetTo, @point, @intervals, @madeAt, @dataVersion)
     ON CONFLICT DO NOTHING`
  );
  const select = db.prepare(
    `SELECT kind, targetFrom, origin, keys, model, evidence, targetTo, point, intervals, madeAt, dataVersion FROM forecast
     WHERE question = @question AND kind IN (SELECT value FROM json_each(@kinds)) AND targetFrom >= @from AND targetFrom < @to
     ORDER BY origin, id`
  );
  const removeOld = db.prepare('DELETE FROM forecast WHERE madeAt < ?');
  const removeBeyond = db.prepare(
    'DELETE FROM forecast WHERE id IN (SELECT id FROM forecast ORDER BY origin DESC, id DESC LIMIT -1 OFFSET ?)'
  );
  const count = db.prepare('SELECT count(*) FROM forecast').pluck();
  const changed = db.prepare('UPDATE forecast_change SET version = version + 1');
  const version = db.prepare('SELECT version FROM forecast_change').pluck();

  const questionId = (text: string): number => Number(idOf.get(text) ?? addQuestion.run(text).lastInsertRowid);

  const record = db.transaction((forecasts: readonly ForecastRecord[]) => {
    let added = 0;
    for (const { series, target, intervals, ...rest } of forecasts) {
      added += add.run({
        ...rest,
        question: questionId(forecastSeriesText(series)),
        keys: JSON.stringify(series.keys),
        targetFrom: target.from,
        targetTo: target.to,
        intervals: JSON.stringify(intervals.map(({ level, lower, upper }) => [level, lower, upper])),
      }).changes;
    }
    if (added > 0) changed.run();
    return added;
  });

  const prune = db.transaction(({ madeBefore, keep }: { madeBefore: number; keep: number }) => {
    const old = removeOld.run(madeBefore).changes;
    // Sorting all of them is worth it only when there are too many.
    const removed = old + (Number(count.get()) > keep ? removeBeyond.run(keep).changes : 0);
    if (removed > 0) changed.run();
    return removed;
  });

  function find({ kind, from, to, ...asked }: ForecastQuestion): readonly ForecastRecord[] {
    const text = forecastSeriesText(asked);
    const question = idOf.get(text);
    if (question === undefined) return [];
    const kinds = JSON.stringify(kind ? [kind] : ['day', 'month-end']);
    const shared = readForecastSeriesText(text);
    return (select.all({ question, kinds, from, to }) as Row[]).map(
      ({ keys, targetFrom, targetTo, intervals, ...rest }) => ({
        ...rest,
        series: { ...shared, keys: JSON.parse(keys) as (string | null)[] },
        target: { from: targetFrom, to: targetTo },
        intervals: (JSON.parse(intervals) as [number, number, number][]).map(([level, lower, upper]) => ({
          level,
          lower,
          upper,
        })),
      })
    );
  }

  // Within a promise, but at once: what SQLite does is one transaction that nothing of this thread comes between.
  const safely = async <T>(action: () => T): Promise<T> => guarded(db.name, action);
  return {
    record: (forecasts) => safely(() => (forecasts.length === 0 ? 0 : record.immediate(forecasts))),
    find: (question) => safely(() => find(question)),
    prune: (rule) => safely(() => prune.immediate(rule)),
    version: () => safely(() => Number(version.get())),
  };
}
