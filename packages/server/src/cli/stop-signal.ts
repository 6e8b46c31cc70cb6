/** How long signals count as one: Ctrl-C reaches us from the terminal and again through the launcher. */
const SAME_PRESS_MS = 1000;

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process at once, as people expect. */
export function stopSignal(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  let abortedAt = 0;
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted && performance.now() - abortedAt > SAME_PRESS_MS) process.exit(1);
      if (!controller.signal.aborted) abortedAt = performance.now();
      controller.abort();
    });
  }
  return controller.signal;
}
