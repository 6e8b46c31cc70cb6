import { knownConnection } from '../connections/known-connection.ts';
import type { Desks } from '../desks/desks.ts';
import type { CollectProgress, CollectReport, ConnectionSettings, MetricReport } from '../engine.ts';
import { EngineError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { ScoreKeeper } from '../scoreboard/score-keeper.ts';
import { collectedBy } from './demo-settings.ts';
import { sharedRuns } from './shared-runs.ts';
import type { SharedRuns } from './shared-runs.ts';
import { sharedTwin } from './shared-twin.ts';
import { whyOff } from './sources/is-wanted.ts';
import type { SourceReport } from './sources/source-report.ts';
import { COLLECTABLE } from './sources/source-table.ts';
import { turns } from './turns.ts';

type OnProgress = (progress: CollectProgress) => void;

/** Collections of one kind. */
export interface Runs<Report> extends Pick<SharedRuns<Report>, 'current' | 'progress'> {
  /** @throws EngineError `ENGINE_NO_SUCH_CONNECTION`, `ENGINE_BAD_CONNECTION` for one that has nothing to collect from */
  collect(connection: string, onProgress?: OnProgress, signal?: AbortSignal): Promise<Report>;
}

export interface Collecting {
  readonly charges: Runs<CollectReport>;
  /** Wait for the charges of the same connection when those are under way: money comes first. */
  readonly metrics: Runs<MetricReport>;
  /** The other sources by name, one at a time for a connection, after its charges. */
  readonly sources: ReadonlyMap<string, Runs<SourceReport>>;
  /** Ends what is under way, and what starts later at once. Resolves when all of it has ended. */
  stop(): Promise<void>;
}

/** Runs collections: one of a kind at a time for a connection, the demo's against a twin that lives as long as the run. */
export function collecting({
  desks,
  logger,
  clock,
  score,
}: {
  readonly desks: Desks;
  readonly logger: Logger;
  readonly clock: () => number;
  readonly score: Pick<ScoreKeeper, 'after'>;
}): Collecting {
  const twin = sharedTwin(desks);
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  /** The demo's settings lead to the twin. */
  async function reached<Report>(
    settings: ConnectionSettings,
    work: (reachable: ConnectionSettings) => Promise<Report>
  ): Promise<Report> {
    if (settings.kind !== 'demo') return work(settings);
    return twin.use(({ endpoint, accessKey, secretKey }) =>
      work({
        ...collectedBy(settings),
        aws: { authType: 'keys', endpoint, accessKey, secretKey, defaultRegion: 'us-east-1' },
      })
    );
  }

  async function collectable(id: string): Promise<ConnectionSettings> {
    const settings = await knownConnection(desks.answers, id);
    if (settings.kind !== 'files') return settings;
    throw new EngineError(
      'ENGINE_BAD_CONNECTION',
      `The connection "${settings.name}" reads imported files; there is nothing to collect. Use: smartcloudops import FILE…`
    );
  }

  function runsOf<Report extends Pick<SourceReport, 'state' | 'message'>>(
    start: (settings: ConnectionSettings, onProgress: OnProgress, signal: AbortSignal) => Promise<Report>
  ): Runs<Report> {
    const runs = sharedRuns<Report>();
    return {
      current: runs.current,
      progress: runs.progress,
      collect(connection, onProgress, given) {
        const signal = AbortSignal.any([closing.signal, ...(given ? [given] : [])]);
        const run = runs.run(
          connection,
          async (progress) => {
            const settings = await collectable(connection);
            const started = clock();
            const { message, ...report } = await start(settings, progress, signal);
            const log = report.state === 'failed' || report.state === 'denied' ? logger.warn : logger.info;
            log({ ...report, ms: clock() - started }, `Collected: ${message}`);
            return { ...report, message } as unknown as Report;
          },
          onProgress
        );
        const settled = run.catch(() => null).finally(() => underWay.delete(settled));
        underWay.add(settled);
        return run;
      },
    };
  }

  const charges = runsOf((settings, onProgress, signal) =>
    reached(settings, async (reachable) => {
      const report = await desks.collector.collect(reachable, { onProgress, signal });
      score.after(report);
      return report;
    })
  );
  const metrics = runsOf((settings, onProgress, signal) =>
    reached(settings, async (reachable) => {
      await charges.current(settings.id)?.catch(() => null);
      return desks.collector.measure(reachable, { onProgress, signal });
    })
  );
  const inTurn = turns();
  const sources = new Map(
    COLLECTABLE.map((source) => {
      const { name } = source.facts;
      const runs = runsOf<SourceReport>((settings, onProgress, signal) =>
        reached(settings, async (reachable) => {
          const off = whyOff(source, settings);
          if (off !== null) throw new EngineError('ENGINE_BAD_CONNECTION', `"${name}" is not collected. ${off}`);
          await charges.current(settings.id)?.catch(() => null);
          const report = await inTurn(settings.id, () =>
            desks.collector.collectSource({ settings: reachable, source: name }, { onProgress, signal })
          );
          if (source.facts.delivers === 'charges' && report.state === 'done')
            score.after({ connection: report.connection, state: 'done' });
          return report;
        })
      );
      return [name, runs] as const;
    })
  );
  return {
    charges,
    metrics,
    sources,
    async stop() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}
