import type { CollectProgress, CollectReport, ConnectionSettings, ImportReport } from '../engine.ts';
import type { Call } from '../threads/messages.ts';

/** What an identity check found out; it costs nothing. */
export type Probe =
  | { readonly kind: 'ok'; readonly account: string; readonly arn: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface ImportProgress {
  readonly file: string;
  readonly done: number;
  readonly total: number;
}

/** Everything that brings money into the warehouse. It may live in a thread of its own. */
export interface Collector {
  collect(settings: ConnectionSettings, call?: Call<CollectProgress>): Promise<CollectReport>;
  probe(settings: ConnectionSettings, call?: Call): Promise<Probe>;
  importFiles(
    input: { readonly files: readonly string[]; readonly connection: string; readonly replace: boolean },
    call?: Call<ImportProgress>
  ): Promise<readonly ImportReport[]>;
}
