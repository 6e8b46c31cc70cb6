import type { Logger } from './logger.ts';
import type { SealingKey } from './secrets/key-file.ts';

export interface EngineOptions {
  /** Folder of the warehouse. Made when absent. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** Epoch ms. Worker threads always use the real clock. */
  readonly clock?: () => number;
  /** Seals connections and opens the warehouse. Default: the file `<dataDir>.key`, made at the first start. */
  readonly key?: SealingKey;
  /** Collects in the background, from now on. Default true. */
  readonly schedule?: boolean;
  /**
   * `none`: all work in this thread, for a process that does one thing and ends. Otherwise the entry of the worker threads,
   * a file of its own in a bundle (default: `worker.ts` beside this file), and how many answer questions at most (default 2).
   */
  readonly threads?: 'none' | { readonly url?: URL; readonly readers?: number };
  /** Path of SQLite's native part when it is not in node_modules (bundles, single executable). */
  readonly nativeBinding?: string;
}
