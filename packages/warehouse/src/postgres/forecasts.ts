import { noteChange, versionOf } from './changes.ts';
import type { Connections, Run } from './connections.ts';
import { bound } from './bound.ts';
import { textKey } from './text-key.ts';
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

export function postgresForecasts(db: Connections): ForecastStore {
  async function record(run: Run, forecasts: readonly ForecastRecord[]): Promise<number> {
    const texts = forecasts.map(({ series }) => forecastSeriesText(series));
    const questions = [...new Set(texts)];
    const keyOf = new Map(questions.map((text) => [text, textKey([text])]));
    await run(
      `INSERT INTO forecast_question (key, text) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT (key) DO NOTHING`,
      [[...keyOf.values()], questions]
    );
    const rows = forecasts.map(({ series, target, intervals, ...rest }, i) => {
      const keys = JSON.stringify(series.keys);
      const question = keyOf.get(texts[i] ?? '') ?? '';
      return {
        number: i,
        ...{ question, keys, kind: rest.kind, target_from: target.from, target_to: target.to },
        key: textKey([question, rest.kind, target.from, rest.origin, keys, rest.model, rest.evidence]),
        ...{ origin: rest.origin, model: rest.model, evidence: rest.evidence, point: rest.point },
        intervals: JSON.stringify(intervals.map(({ level, lower, upper }) => [level, lower, upper])),
        ...{ made_at: rest.madeAt, data_version: rest.dataVersion },
      };
    });
    const added = await run(
      `INSERT INTO forecast
         (question, key, kind, target_from, origin, keys, model, evidence, target_to, point, intervals, made_at, data_version)
       SELECT q.id, f.key, f.kind, f.target_from, f.origin, f.keys, f.model, f.evidence, f.target_to, f.point, f.intervals,
         f.made_at, f.data_version
       FROM json_to_recordset($1::json) AS f (
         question uuid, key uuid, kind text, target_from bigint, origin bigint, keys text, model text, evidence text,
         target_to bigint, point double precision, intervals text, made_at bigint, data_version bigint, number integer)
       JOIN forecast_question q ON q.key = f.question
       ORDER BY f.number ON CONFLICT (key) DO NOTHING RETURNING 1`,
      [JSON.stringify(rows)]
    );
    if (added.length > 0) await noteChange(run, 'forecasts');
    return added.length;
  }

  async function find({ kind, from, to, ...asked }: ForecastQuestion): Promise<readonly ForecastRecord[]> {
    const text = forecastSeriesText(asked);
    const shared = readForecastSeriesText(text);
    const rows = await db.query<Row>(
      `SELECT f.kind, target_from AS "targetFrom", origin, keys, model, evidence, target_to AS "targetTo", point, intervals,
         made_at AS "madeAt", data_version AS "dataVersion"
       FROM forecast f JOIN forecast_question q ON q.id = f.question
       WHERE q.key = $1 AND f.kind = ANY ($2) AND target_from >= $3 AND target_from < $4 ORDER BY origin, f.id`,
      [textKey([text]), kind ? [kind] : ['day', 'month-end'], bound(from), bound(to)]
    );
    return rows.map(({ keys, targetFrom, targetTo, intervals, ...rest }) => ({
      ...rest,
      series: { ...shared, keys: JSON.parse(keys) as (string | null)[] },
      target: { from: targetFrom, to: targetTo },
      intervals: (JSON.parse(intervals) as [number, number, number][]).map(([level, lower, upper]) => ({
        level,
        lower,
        upper,
      })),
    }));
  }

  return {
    record: async (forecasts) =>
      forecasts.length === 0 ? 0 : db.transaction(['forecasts'], (run) => record(run, forecasts)),
    find,
    prune: ({ madeBefore, keep }) =>
      db.transaction(['forecasts'], async (run) => {
        const old = await run('DELETE FROM forecast WHERE made_at < $1 RETURNING 1', [bound(madeBefore)]);
        const beyond = await run(
          `DELETE FROM forecast WHERE id IN (SELECT id FROM forecast ORDER BY origin DESC, id DESC OFFSET $1) RETURNING 1`,
          [bound(keep)]
        );
        const removed = old.length + beyond.length;
        if (removed > 0) await noteChange(run, 'forecasts');
        return removed;
      }),
    version: () => versionOf(db, 'forecasts'),
  };
}
