import { format } from 'node:util';
import type { Logger } from './logger.ts';

/** Grafana reads the handshake from stdout and hides raw stderr lines: what a dependency prints goes to the log instead. */
export function redirectConsole(logger: Logger): void {
  const { debug, info, warn, error } = logger;
  const routes = { log: info, info, debug, trace: debug, warn, error, dir: debug, table: debug };
  for (const [method, write] of Object.entries(routes)) {
    Object.defineProperty(console, method, {
      configurable: true,
      writable: true,
      value: (...args: unknown[]) => write({ from: 'console' }, format(...args)),
    });
  }
  process.stdout.write = (chunk: unknown): boolean => {
    debug({ from: 'stdout' }, String(chunk).trimEnd());
    return true;
  };
}
