import type { SourceFacts } from '@smartcloudops/aws';

import type { CollectProgress, ConnectionSettings } from '../../engine.ts';
import type { Call } from '../../threads/messages.ts';
import type { CollectContext } from '../collect-context.ts';
import type { SourceReport } from './source-report.ts';

/** A source as far as deciding about it needs to know it. */
export interface Offer {
  readonly facts: SourceFacts;
  /** Whether the demo's AWS has it. */
  readonly inDemo: boolean;
  /** What the settings lack for it, as a sentence; null: nothing. */
  readonly lacks: (settings: ConnectionSettings) => string | null;
}

/** What a run brought; the rest of the report is the same for all. */
export type Brought = Omit<SourceReport, 'connection' | 'source' | 'callsThisMonth' | 'missing' | 'state'> & {
  readonly state: Exclude<SourceReport['state'], 'denied' | 'not-enabled'>;
};

/** A source that can be collected by itself. */
export interface Collectable extends Offer {
  /** Questions of a run, each a call that is paid for, at least; absent: one. */
  readonly questions?: number;
  /** @throws what is neither the provider's doing nor expected: the disk, a cancellation */
  collect(context: CollectContext, settings: ConnectionSettings, call: Call<CollectProgress>): Promise<Brought>;
}
