import type { Answers } from '../desks/answers.ts';
import type { ConnectionSettings } from '../engine.ts';
import type { Logger } from '../logger.ts';
import { CHARGES_RECORD, METRICS_RECORD, readRecord, sourceRecordName } from './collect-record.ts';
import type { CollectRecord } from './collect-record.ts';
import type { Collecting } from './collecting.ts';
import { COLLECT_EVERY_MS, MEASURE_EVERY_MS, startSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { rhythmOf } from './sources/rhythm.ts';
import { whyOff } from './sources/is-wanted.ts';
import { whyNoCharges, whyNoMetrics } from './sources/offers.ts';
import { isDenial } from './sources/source-report.ts';
import type { SourceReport } from './sources/source-report.ts';
import { COLLECTABLE } from './sources/source-table.ts';

/** When each source is collected, each in a rhythm of its own. */
export interface Schedules {
  readonly charges: Schedule;
  readonly metrics: Schedule;
  /** The other sources, by name. */
  readonly sources: ReadonlyMap<string, Schedule>;
  /** Brings all in line with the connections there are. */
  follow(connections: readonly ConnectionSettings[]): void;
  /** @param changed its settings are others than before: collect even what is fresh */
  add(settings: ConnectionSettings, changed: boolean): void;
  remove(connection: string): void;
  stop(): void;
}

type TakesPart = (settings: ConnectionSettings) => boolean;

type Known = CollectRecord<Pick<SourceReport, 'state'>>;

/** Nothing changes until somebody changes something at the provider. Charges and measurements tell it by their code alone. */
const isRefused = ({ report: { state }, code }: Known): boolean =>
  state === 'denied' || state === 'not-enabled' || (state === 'failed' && isDenial(code));

/** When a source need not be asked again before its rhythm has passed: it was had, or nobody lets us have it, or it is not used. */
function settledAt(record: Known): number | null {
  return isRefused(record) ? record.lastAttempt : record.lastSuccess;
}

export function startSchedules({
  runs,
  answers,
  clock,
  logger,
}: {
  readonly runs: Collecting;
  readonly answers: Pick<Answers, 'state'>;
  readonly clock: () => number;
  readonly logger: Logger;
}): Schedules {
  async function recordOf(name: string): Promise<Known | null> {
    const record = (await answers.state({ prefix: name })).find(({ key }) => key === name);
    return record ? readRecord<SourceReport>(record.value) : null;
  }
  const settled = (nameOf: (connection: string) => string) => async (connection: string) => {
    const record = await recordOf(nameOf(connection));
    return record && settledAt(record);
  };
  /** A denial is tried again in the source's own rhythm, so that a permission granted later is found, and no faster. */
  const toldOf = async (
    run: Promise<Pick<SourceReport, 'state'>>,
    name: string
  ): Promise<Pick<SourceReport, 'state'>> => {
    const { state } = await run;
    const record = state === 'failed' ? await recordOf(name) : null;
    return { state: record && isRefused(record) ? 'denied' : state };
  };
  const charges = startSchedule({
    collect: (connection) => toldOf(runs.charges.collect(connection), CHARGES_RECORD + connection),
    everyMs: COLLECT_EVERY_MS,
    lastSuccess: settled((connection) => CHARGES_RECORD + connection),
    clock,
    logger,
  });
  const metrics = startSchedule({
    collect: (connection) => toldOf(runs.metrics.collect(connection), METRICS_RECORD + connection),
    everyMs: MEASURE_EVERY_MS,
    lastSuccess: settled((connection) => METRICS_RECORD + connection),
    clock,
    logger,
  });
  const others = COLLECTABLE.flatMap((source) => {
    const { name } = source.facts;
    const own = runs.sources.get(name);
    if (!own) return [];
    const schedule = startSchedule({
      collect: (connection) => own.collect(connection),
      everyMs: rhythmOf(source.facts),
      lastSuccess: settled((connection) => sourceRecordName(connection, name)),
      clock,
      logger,
    });
    return [{ name, schedule, takesPart: (settings: ConnectionSettings) => whyOff(source, settings) === null }];
  });
  const kinds: readonly (readonly [Schedule, TakesPart])[] = [
    [charges, (settings) => whyNoCharges(settings) === null],
    [metrics, (settings) => whyNoMetrics(settings) === null],
    ...others.map(({ schedule, takesPart }) => [schedule, takesPart] as const),
  ];
  return {
    charges,
    metrics,
    sources: new Map(others.map(({ name, schedule }) => [name, schedule])),
    follow(connections) {
      for (const [schedule, takesPart] of kinds) {
        const wanted = new Set(connections.filter(takesPart).map(({ id }) => id));
        for (const id of schedule.list()) if (!wanted.has(id)) schedule.remove(id);
        for (const id of wanted) if (schedule.nextRun(id) === null) schedule.add(id);
      }
    },
    add(settings, changed) {
      for (const [schedule, takesPart] of kinds) {
        if (!takesPart(settings)) schedule.remove(settings.id);
        else if (changed || schedule.nextRun(settings.id) === null) schedule.add(settings.id, changed);
      }
    },
    remove(connection) {
      for (const [schedule] of kinds) schedule.remove(connection);
    },
    stop() {
      for (const [schedule] of kinds) schedule.stop();
    },
  };
}
