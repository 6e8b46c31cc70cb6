import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { knownConnection } from '../connections/known-connection.ts';
import type { Answers } from '../desks/answers.ts';
import type { CollectReport, Engine } from '../engine.ts';
import { toEngineError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Collecting } from './collecting.ts';
import { whyOff } from './sources/is-wanted.ts';
import { mainChargesSource, whyNoCharges, whyNoMetrics } from './sources/offers.ts';
import { brokenReport } from './sources/source-report.ts';
import type { SourceReport } from './sources/source-report.ts';
import { COLLECTABLE } from './sources/source-table.ts';

/** Collects everything that a connection has, money first. What fails leaves the rest alone. @throws EngineError */
export async function collectAll(
  { answers, runs, logger }: { readonly answers: Answers; readonly runs: Collecting; readonly logger: Logger },
  connection: string,
  { onProgress, signal }: NonNullable<Parameters<Engine['collect']>[1]> = {}
): Promise<CollectReport> {
  const settings = await knownConnection(answers, connection);
  const off = settings.kind === 'files' ? null : whyNoCharges(settings);
  const report: CollectReport =
    off === null
      ? await runs.charges.collect(connection, onProgress, signal)
      : { connection, state: 'done', rows: 0, billedCalls: 0, spent: '0', message: off };
  const metrics =
    whyNoMetrics(settings) === null ? await runs.metrics.collect(connection, onProgress, signal) : undefined;
  const sources: SourceReport[] = [];
  for (const source of COLLECTABLE) {
    if (whyOff(source, settings) !== null) continue;
    const { name } = source.facts;
    try {
      const made = await runs.sources.get(name)?.collect(connection, onProgress, signal);
      if (made) sources.push(made);
    } catch (error) {
      if (signal?.aborted) throw error;
      const broken = brokenReport({ connection, source: name }, toEngineError(error));
      sources.push(broken);
      logger.error({ connection, source: name, code: broken.code }, `Collecting failed: ${broken.message}`);
    }
  }
  return {
    ...withPaid(off === null ? report : instead(report, mainChargesSource(settings), sources), sources),
    ...(metrics ? { metrics } : {}),
    ...(sources.length > 0 ? { sources } : {}),
  };
}

/** Where another source brings the charges, how that went is how it went. */
function instead(report: CollectReport, main: string, sources: readonly SourceReport[]): CollectReport {
  const own = sources.find(({ source }) => source === main);
  if (!own) return report;
  const { stored, message, state } = own;
  return { ...report, rows: stored, message, state: AS_CHARGES[state] };
}

const AS_CHARGES: Readonly<Record<SourceReport['state'], CollectReport['state']>> = {
  ...{ done: 'done', partial: 'done', busy: 'busy', 'cap-reached': 'cap-reached' },
  ...{ failed: 'failed', denied: 'failed', 'not-enabled': 'failed' },
};

/** The money of all sources, and the calls that it went for. */
function withPaid(report: CollectReport, sources: readonly SourceReport[]): CollectReport {
  const paid = sources.filter(({ spent }) => Number(spent) > 0);
  const amounts = [report, ...paid].map(({ spent }) => parseDecimal(spent) ?? 0n);
  return {
    ...report,
    billedCalls: report.billedCalls + paid.reduce((sum, { calls }) => sum + calls, 0),
    spent: formatDecimal(amounts.reduce((sum, amount) => sum + amount, 0n)),
  };
}
