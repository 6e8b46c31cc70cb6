import { setTimeout as sleep } from 'node:timers/promises';

import type { Backend } from './backend.ts';

/**
 * The first contact makes a connection collect its history. Waits until health says that there is something to see.
 * @returns health's last message
 */
export async function warmUp(
  backend: Backend,
  uid: string,
  options: { readonly timeoutMs: number; readonly onProgress: (message: string) => void }
): Promise<string> {
  const context = backend.context(uid);
  if (!context) throw new Error(`There is no data source "${uid}" for this backend.`);
  const deadline = Date.now() + options.timeoutMs;
  let last = '';
  for (;;) {
    const health = await backend.process.checkHealth({ context });
    if (health.message !== last) options.onProgress(health.message);
    last = health.message;
    if (health.status === 'ok' && health.details?.['running'] !== true) return last;
    if (Date.now() > deadline) return last;
    await sleep(250);
  }
}
