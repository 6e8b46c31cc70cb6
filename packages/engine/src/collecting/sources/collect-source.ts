import { callsInMonth, reconcile } from '@smartcloudops/ingest';

import type { CollectProgress, ConnectionSettings } from '../../engine.ts';
import { EngineError, toEngineError } from '../../errors.ts';
import type { Call } from '../../threads/messages.ts';
import { retainDaily } from '../../upkeep/retain-daily.ts';
import type { CollectContext } from '../collect-context.ts';
import { sourceRecordName, writeRecord } from '../collect-record.ts';
import { brokenReport, stateOfRun } from './source-report.ts';
import type { SourceReport } from './source-report.ts';
import { collectableNamed } from './source-table.ts';

/** Brings one source of a connection up to date, and remembers how it went. */
export async function collectSource(
  context: CollectContext,
  { settings, source: name }: { readonly settings: ConnectionSettings; readonly source: string },
  call: Call<CollectProgress> = {}
): Promise<SourceReport> {
  const { warehouse, clock } = context;
  const { id } = settings;
  const source = collectableNamed(name);
  if (!source) throw new EngineError('ENGINE_INTERNAL', `There is no source "${name}".`);
  const record = sourceRecordName(id, name);
  const identity = { connection: id, source: name };
  try {
    const { state, code, ...brought } = await source.collect(context, settings, call);
    const missing = [...new Set(brought.problems.flatMap(({ missing: action }) => action ?? []))];
    const report: SourceReport = {
      ...{ ...identity, ...brought, code, missing },
      state: stateOfRun(state, code, brought.problems),
      callsThisMonth: await callsInMonth(warehouse.state, id, name, clock()),
    };
    await writeRecord(warehouse.state, record, report, clock(), code);
    if (source.facts.delivers === 'charges') await retainDaily(context);
    if (source.facts.area === 'cost' && report.stored > 0) await reconcile({ warehouse, clock: { now: clock } }, id);
    return report;
  } catch (thrown) {
    // Not the provider but we or the disk failed. It is remembered like any failure, so that health can tell.
    const report = brokenReport(identity, toEngineError(thrown));
    if (!call.signal?.aborted) await writeRecord(warehouse.state, record, report, clock(), report.code);
    throw thrown;
  }
}
