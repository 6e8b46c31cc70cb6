import { collecting } from './collecting/collecting.ts';
import { readRecord, RECORD_PREFIX } from './collecting/collect-record.ts';
import { startSchedule } from './collecting/schedule.ts';
import { checkConnection } from './connections/check-connection.ts';
import { answerQuery } from './answers/answer-query.ts';
import { scopeOf } from './answers/scope.ts';
import type { Desks } from './desks/desks.ts';
import type { Engine } from './engine.ts';
import type { EngineOptions } from './engine-options.ts';
import { figures } from './figures.ts';
import { connectionHealth } from './health/connection-health.ts';
import { firstContact } from './health/first-contact.ts';
import type { restApp } from './rest/app.ts';

/** How often connections that other processes made or dropped are noticed. */
const REFRESH_MS = 60_000;

/** Puts an engine together over desks, wherever those do their work. */
export function assembleEngine(
  desks: Desks,
  { dataDir, logger, clock = Date.now, schedule: scheduled = true }: EngineOptions
): Engine {
  const { answers, collector } = desks;
  const runs = collecting({ desks, logger, clock });

  const schedule = startSchedule({
    collect: (connection) => runs.collect(connection),
    async lastSuccess(connection) {
      const name = RECORD_PREFIX + connection;
      const record = (await answers.state({ prefix: name })).find(({ key: found }) => found === name);
      return record ? readRecord(record.value).lastSuccess : null;
    },
    clock,
    logger,
  });

  /** Brings the schedule in line with the connections that are in the book. */
  async function refresh(): Promise<void> {
    const known = await answers.connections(null);
    const collectable = new Set(
      known.flatMap((one) => (one.kind === 'open' && one.settings.kind !== 'files' ? [one.id] : []))
    );
    for (const id of schedule.list()) if (!collectable.has(id)) schedule.remove(id);
    for (const id of collectable) if (schedule.nextRun(id) === null) schedule.add(id);
  }
  const refreshSafely = () =>
    refresh().catch((error: unknown) => logger.error({ error: String(error) }, 'The connections cannot be read'));
  const refreshing = scheduled ? setInterval(() => void refreshSafely(), REFRESH_MS).unref() : undefined;
  if (scheduled) void refreshSafely();

  const context = { dataDir, answers, collector, runs, schedule, clock, logger };
  const contact = firstContact(context);
  let app: ReturnType<typeof restApp> | undefined;
  const engine: Engine = {
    async query(query, principal, signal, onProgress) {
      const connections = scopeOf(principal, query.connections);
      return answerQuery(
        { answers, contact },
        { query, connections },
        { signal, ...(onProgress ? { onProgress } : {}) }
      );
    },
    async fetch(request, principal) {
      // Loaded with the first request: a command or a panel does without.
      app ??= (await import('./rest/app.ts')).restApp(engine, context);
      return app.fetch(request, { principal });
    },
    async connect(settings) {
      const changed = await answers.remember(checkConnection(settings));
      if (scheduled && settings.kind !== 'files' && (changed || schedule.nextRun(settings.id) === null))
        schedule.add(settings.id, changed);
    },
    async disconnect(id) {
      schedule.remove(id);
      await answers.forget({ id });
    },
    health: (connection, signal) => connectionHealth(context, connection, signal),
    collect: (connection, { onProgress, signal } = {}) => runs.collect(connection, onProgress, signal),
    importFiles: (files, { connection = 'import', replace = false, onProgress, signal } = {}) =>
      collector.importFiles(
        { files, connection, replace },
        { signal, ...(onProgress ? { onProgress: ({ done, total, file }) => onProgress(done, total, file) } : {}) }
      ),
    connections: async () =>
      (await answers.connections(null)).map((one) =>
        one.kind === 'open'
          ? { id: one.id, name: one.settings.name, kind: one.settings.kind, problem: null }
          : { id: one.id, name: one.id, kind: null, problem: one.message }
      ),
    metrics: () => figures(context),
    async close() {
      clearInterval(refreshing);
      schedule.stop();
      await desks.close();
    },
  };
  return engine;
}
