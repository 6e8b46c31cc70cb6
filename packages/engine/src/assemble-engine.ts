import { accessKeeper, noAccess } from './access/access-keeper.ts';
import { queryWithin } from './access/query-within.ts';
import { engineWithin } from './access/rows/engine-within.ts';
import { NOTHING } from './access/rows/row-scope.ts';
import { backfills } from './backfill/backfills.ts';
import { collecting } from './collecting/collecting.ts';
import { collectAll } from './collecting/collect-all.ts';
import { startSchedules } from './collecting/schedules.ts';
import { verify } from './collecting/verify.ts';
import { checkConnection } from './connections/check-connection.ts';
import { answerQuery } from './answers/answer-query.ts';
import { scopeOf } from './answers/scope.ts';
import { standingQuestions } from './answers/standing-questions.ts';
import type { Desks } from './desks/desks.ts';
import type { Engine } from './engine.ts';
import type { EngineOptions } from './engine-options.ts';
import { figures } from './figures.ts';
import { connectionHealth } from './health/connection-health.ts';
import { firstContact } from './health/first-contact.ts';
import type { RestDoors } from './rest/doors.ts';
import { sourceFigures } from './source-figures.ts';
import { sourceRows } from './source-state/source-rows.ts';
import { sourceStateFrame } from './source-state/source-state-frame.ts';
import { scoreKeeper } from './scoreboard/score-keeper.ts';

/** How often connections that other processes made or dropped are noticed. */
const REFRESH_MS = 60_000;
/** How often it is looked whether what people ask has to be answered anew. */
const REASK_MS = 5_000;

/** Puts an engine together over desks, wherever those do their work. */
export function assembleEngine(
  desks: Desks,
  { dataDir, warehouseUrl, logger, clock = Date.now, schedule: scheduled = true }: EngineOptions
): Engine {
  const { answers, collector } = desks;
  const score = scoreKeeper(collector, { logger, replay: scheduled });
  const runs = collecting({ desks, logger, clock, score });

  const schedules = startSchedules({ runs, answers, clock, logger });

  async function refresh(): Promise<void> {
    const known = await answers.connections(null);
    schedules.follow(known.flatMap((one) => (one.kind === 'open' ? [one.settings] : [])));
  }
  const refreshSafely = () =>
    refresh().catch((error: unknown) => logger.error({ error: String(error) }, 'The connections cannot be read'));
  const refreshing = scheduled ? setInterval(() => void refreshSafely(), REFRESH_MS).unref() : undefined;
  if (scheduled) void refreshSafely();

  const access = accessKeeper(answers);
  const context = {
    dataDir,
    shared: Boolean(warehouseUrl),
    answers,
    access,
    collector,
    runs,
    schedules,
    clock,
    logger,
  };
  const contact = firstContact(context);
  const standing = standingQuestions(answers, { clock, logger });
  const reasking = scheduled ? setInterval(() => void standing.askAnew(), REASK_MS).unref() : undefined;
  let doors: RestDoors | undefined;
  const engine: Engine = {
    async query(query, principal, signal, onProgress) {
      const seen = await access.of(principal);
      if (seen.sees === 'nothing') throw noAccess(principal, seen);
      const connections = scopeOf(principal, query.connections);
      if (seen.sees === 'rows') {
        const call = { signal, ...(onProgress ? { onProgress } : {}) };
        return standing.giveWay(() => queryWithin({ ...context, contact }, seen, { query, connections }, call));
      }
      if (query.queryType === 'source-state')
        return [sourceStateFrame(await sourceRows(context, connections, query), query, clock())];
      const call = { signal, ...(onProgress ? { onProgress } : {}) };
      const asked = { query, connections };
      return standing.during(asked, () => answerQuery({ answers, contact }, asked, call));
    },
    async fetch(request, principal) {
      // Loaded with the first request: a command or a panel does without.
      doors ??= (await import('./rest/doors.ts')).restDoors(engine, context);
      return doors.fetch(request, principal);
    },
    async connect(settings) {
      const changed = await answers.remember(checkConnection(settings));
      if (scheduled) schedules.add(settings, changed);
    },
    async disconnect(id) {
      schedules.remove(id);
      await answers.forget({ id });
    },
    async health(connection, signal, principal) {
      const seen = principal ? await access.of(principal) : null;
      if (seen === null || seen.sees === 'everything') return connectionHealth(context, connection, signal);
      return engineWithin(engine, seen.sees === 'rows' ? seen.scope : NOTHING).health(connection, signal);
    },
    collect: (connection, options) => collectAll({ answers, runs, logger }, connection, options),
    backfill: backfills(answers, clock),
    verify: (signal) => verify(context, signal),
    async importFiles(files, { connection = 'import', replace = false, onProgress, signal } = {}) {
      const reports = await collector.importFiles(
        { files, connection, replace },
        { signal, ...(onProgress ? { onProgress: ({ done, total, file }) => onProgress(done, total, file) } : {}) }
      );
      if (reports.some(({ state }) => state === 'loaded')) score.after({ connection, state: 'done' });
      return reports;
    },
    connections: async () =>
      (await answers.connections(null)).map((one) =>
        one.kind === 'open'
          ? { id: one.id, name: one.settings.name, kind: one.settings.kind, problem: null }
          : { id: one.id, name: one.id, kind: null, problem: one.message }
      ),
    metrics: () => figures(context),
    sourceFigures: () => sourceFigures(context),
    async close() {
      clearInterval(refreshing);
      clearInterval(reasking);
      await standing.stop();
      schedules.stop();
      await runs.stop();
      await score.stop();
      await desks.close();
    },
  };
  return engine;
}
