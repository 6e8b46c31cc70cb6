import type { Logger } from './logger.ts';
import type { SealingKey } from './secrets/key-file.ts';

export interface EngineOptions {
  /** Folder of the embedded warehouse. Made when absent. */
  readonly dataDir: string;
  /**
   * `postgres://…` of a database that holds the warehouse instead, which several processes on several machines may share; they need
   * the same `key`. See docs/guides/postgresql.md.
   */
  readonly warehouseUrl?: string;
  readonly logger: Logger;
  /** Epoch ms. Worker threads always use the real clock. */
  readonly clock?: () => number;
  /** Seals connections and opens the warehouse. Default: the file `<dataDir>.key`, made at the first start. */
  readonly key?: SealingKey;
  /** Collects in the background, from now on. Default true. */
  readonly schedule?: boolean;
}

export interface ThreadOptions {
  /** Entry of the worker threads, a file of its own in a bundle. Default: `worker.ts` beside this file. */
  readonly workerUrl?: URL;
  /** Threads that answer questions, at most. Default 2. */
  readonly readers?: number;
}
