import { format } from 'node:util';
import type { Logger } from './logger.ts';

/**
 * What a dependency prints goes to the log. Grafana reads its handshake from stdout, shows raw stderr lines only at level debug,
 * and a JSON line on stderr whose `@message` is not a text ends Grafana itself.
 */
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
  redirectStream(process.stdout, (line) => debug({ from: 'stdout' }, line));
  redirectStream(process.stderr, (line) => warn({ from: 'stderr' }, line));
}

function redirectStream(stream: NodeJS.WriteStream, log: (line: string) => void): void {
  stream.write = (chunk: unknown, ...rest: unknown[]): boolean => {
    const text = chunk instanceof Uint8Array ? Buffer.from(chunk).toString() : String(chunk);
    for (const line of text.split('\n')) if (line !== '') log(line);
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done as () => void); // a worker's output waits for it
    return true;
  };
}
