import { EngineError } from '../errors.ts';
import type { CollectProgress, CollectReport, ConnectionSettings } from '../engine.ts';
import type { Desks } from '../desks/desks.ts';
import { knownConnection } from '../connections/known-connection.ts';
import type { Logger } from '../logger.ts';
import { sharedRuns } from './shared-runs.ts';

export interface Collecting {
  /** @throws EngineError `ENGINE_NO_SUCH_CONNECTION`, `ENGINE_BAD_CONNECTION` for one that has nothing to collect from */
  collect(
    connection: string,
    onProgress?: (progress: CollectProgress) => void,
    signal?: AbortSignal
  ): Promise<CollectReport>;
  /** The run under way in this process. */
  current(connection: string): Promise<CollectReport> | null;
  /** How far it is; null when none is under way or nothing is known yet. */
  progress(connection: string): CollectProgress | null;
}

/** No money is spent on the twin; its ledger shows what the same calls would have cost at AWS. */
const TWIN_BUDGET = '1000000.00';

/** Runs collections: one at a time for a connection, the demo's against a twin that lives as long as the run. */
export function collecting({
  desks,
  logger,
  clock,
}: {
  readonly desks: Desks;
  readonly logger: Logger;
  readonly clock: () => number;
}): Collecting {
  const runs = sharedRuns();

  async function demo(
    settings: ConnectionSettings,
    onProgress: (progress: CollectProgress) => void,
    signal?: AbortSignal
  ) {
    const aws = desks.demoAws();
    try {
      const { endpoint, accessKey, secretKey, tagKeys } = await aws.methods.start(null);
      const connection: ConnectionSettings = {
        ...settings,
        aws: { authType: 'keys', endpoint, accessKey, secretKey, defaultRegion: 'us-east-1' },
        monthlyApiBudget: TWIN_BUDGET,
        tagKeys: settings.tagKeys ?? tagKeys,
      };
      return await desks.collector.collect(connection, { onProgress, signal });
    } finally {
      await aws.close();
    }
  }

  async function start(
    id: string,
    onProgress: (progress: CollectProgress) => void,
    signal?: AbortSignal
  ): Promise<CollectReport> {
    const settings = await knownConnection(desks.answers, id);
    if (settings.kind === 'files') {
      throw new EngineError(
        'ENGINE_BAD_CONNECTION',
        `The connection "${settings.name}" reads imported files; there is nothing to collect. Use: smartcloudops import FILE…`
      );
    }
    const started = clock();
    const report =
      settings.kind === 'demo'
        ? await demo(settings, onProgress, signal)
        : await desks.collector.collect(settings, { onProgress, signal });
    const { connection, state, rows, billedCalls, spent, message } = report;
    const log = state === 'failed' ? logger.warn : logger.info;
    log({ connection, state, rows, billedCalls, spent, ms: clock() - started }, `Collected: ${message}`);
    return report;
  }

  return {
    current: runs.current,
    progress: runs.progress,
    collect: (connection, onProgress, signal) =>
      runs.run(connection, (progress) => start(connection, progress, signal), onProgress),
  };
}
