import type { Logger } from '../process/logger.ts';
import type { CallHeaders } from './headers.ts';
import type { PluginContext } from './plugin-context.ts';

/** What every handler is given beside its input. */
export interface CallContext<Instance = unknown> {
  /** What `create` made of the settings of this datasource or app. */
  readonly instance: Instance;
  readonly plugin: PluginContext;
  readonly headers: CallHeaders;
  /** Fires when the caller goes away or the deadline passes; hand it to everything that waits. */
  readonly signal: AbortSignal;
  readonly deadline?: Date;
  readonly logger: Logger;
}
