import type { Answers } from '../desks/answers.ts';
import type { CollectProgress, ConnectionSettings } from '../engine.ts';
import type { Collecting } from './collecting.ts';
import { CHARGES_RECORD, readRecord, sourceRecordName } from './collect-record.ts';
import type { CollectRecord } from './collect-record.ts';
import type { Schedules } from './schedules.ts';
import { CHARGES_SOURCE, mainChargesSource } from './sources/offers.ts';
import type { SourceReport } from './sources/source-report.ts';

/** How the charges of a connection were collected the last time, whatever source they come from. */
export type ChargesRecord = CollectRecord<Pick<SourceReport, 'state' | 'message'>>;

/** The source that people wait for when they wait for the charges of a connection. */
export interface MainCharges {
  record(): Promise<ChargesRecord | null>;
  /** The run under way. */
  current(): Promise<unknown> | null;
  progress(): CollectProgress | null;
  nextRun(): number | null;
}

export function mainCharges(
  {
    answers,
    runs,
    schedules,
  }: {
    readonly answers: Pick<Answers, 'state'>;
    readonly runs: Pick<Collecting, 'charges' | 'sources'>;
    readonly schedules: Pick<Schedules, 'charges' | 'sources'>;
  },
  settings: ConnectionSettings
): MainCharges {
  const { id } = settings;
  const name = mainChargesSource(settings);
  const isCostExplorer = name === CHARGES_SOURCE;
  const own = isCostExplorer ? runs.charges : runs.sources.get(name);
  const schedule = isCostExplorer ? schedules.charges : schedules.sources.get(name);
  const record = isCostExplorer ? CHARGES_RECORD + id : sourceRecordName(id, name);
  return {
    async record() {
      const found = (await answers.state({ prefix: record })).find(({ key }) => key === record);
      return found ? readRecord<ChargesRecord['report']>(found.value) : null;
    },
    current: () => own?.current(id) ?? null,
    progress: () => own?.progress(id) ?? null,
    nextRun: () => schedule?.nextRun(id) ?? null,
  };
}
