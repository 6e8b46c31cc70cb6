import type { Answers } from '../desks/answers.ts';
import type { ConnectionSettings } from '../engine.ts';
import type { Logger } from '../logger.ts';
import { measures } from './collect-measurements.ts';
import { CHARGES_RECORD, METRICS_RECORD, readRecord } from './collect-record.ts';
import type { Collecting } from './collecting.ts';
import { COLLECT_EVERY_MS, MEASURE_EVERY_MS, startSchedule } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** When charges and measurements are collected, each in a rhythm of its own. */
export interface Schedules {
  readonly charges: Schedule;
  readonly metrics: Schedule;
  /** Brings both in line with the connections there are. */
  follow(connections: readonly ConnectionSettings[]): void;
  /** @param changed its settings are others than before: collect even what is fresh */
  add(settings: ConnectionSettings, changed: boolean): void;
  remove(connection: string): void;
  stop(): void;
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
  const lastSuccess = (prefix: string) => async (connection: string) => {
    const name = prefix + connection;
    const record = (await answers.state({ prefix: name })).find(({ key }) => key === name);
    return record ? readRecord(record.value).lastSuccess : null;
  };
  const charges = startSchedule({
    collect: (connection) => runs.charges.collect(connection),
    everyMs: COLLECT_EVERY_MS,
    lastSuccess: lastSuccess(CHARGES_RECORD),
    clock,
    logger,
  });
  const metrics = startSchedule({
    collect: (connection) => runs.metrics.collect(connection),
    everyMs: MEASURE_EVERY_MS,
    lastSuccess: lastSuccess(METRICS_RECORD),
    clock,
    logger,
  });
  const kinds = [
    [charges, ({ kind }: ConnectionSettings) => kind !== 'files'],
    [metrics, measures],
  ] as const;
  return {
    charges,
    metrics,
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
