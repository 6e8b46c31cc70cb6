import type { AccessReport } from '@smartcloudops/aws';

import type { CollectProgress, CollectReport, ConnectionSettings, ImportReport, MetricReport } from '../engine.ts';
import type { Call } from '../threads/messages.ts';
import type { SourceReport } from './sources/source-report.ts';

/** What signing in found out. It costs nothing, or within the budget one booked call that AWS refuses on purpose. */
export type Probe = Pick<AccessReport, 'ok' | 'message' | 'identity' | 'actions'> & {
  readonly code: string | null;
  /** What was found at the source, for people; null when nobody looked, or nothing was. */
  readonly found: string | null;
};

export interface ImportProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

/** Everything that brings money and measurements into the warehouse. It may live in a thread of its own. */
export interface Collector {
  collect(settings: ConnectionSettings, call?: Call<CollectProgress>): Promise<CollectReport>;
  measure(settings: ConnectionSettings, call?: Call<CollectProgress>): Promise<MetricReport>;
  /** One of the sources that are collected by themselves. */
  collectSource(
    input: { readonly settings: ConnectionSettings; readonly source: string },
    call?: Call<CollectProgress>
  ): Promise<SourceReport>;
  probe(settings: ConnectionSettings, call?: Call): Promise<Probe>;
  /** Forecasts what is to be graded later. @returns how many forecasts are new */
  keepScore(input: { readonly connection: string }, call?: Call): Promise<number>;
  /** Forecasts from days gone by, once. @returns how many forecasts are new */
  replay(input: { readonly connection: string }, call?: Call): Promise<number>;
  importFiles(
    input: { readonly files: readonly string[]; readonly connection: string; readonly replace: boolean },
    call?: Call<ImportProgress>
  ): Promise<readonly ImportReport[]>;
}
