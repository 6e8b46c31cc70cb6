import path from 'node:path';
import { isSea } from 'node:sea';
import { pathToFileURL } from 'node:url';

/** The worker's entry: in the sources a module of the engine, in a bundle the file beside it, in the executable beside that. */
export function workerUrl(): URL {
  if (isSea()) return pathToFileURL(path.join(path.dirname(process.execPath), 'backend', 'worker.cjs'));
  if (typeof __filename === 'string') return pathToFileURL(path.join(path.dirname(__filename), 'worker.cjs'));
  return new URL(import.meta.resolve('@smartcloudops/engine/worker'));
}
