import { writeSync } from 'node:fs';
import type { LogFields, LogLevel } from './log-line.ts';
import { logLine } from './log-line.ts';

/** A log call is (fields, message), as in pino. Grafana files the lines under `plugin.<id>`. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Logger;
}

export interface LoggerOptions {
  readonly fields?: LogFields;
  /** Where a line goes; default: stderr, at once, so that the last words before an exit are not lost. */
  readonly write?: (line: string) => void;
  readonly now?: () => Date;
}

export function createLogger({ fields = {}, write = writeStderr, now = () => new Date() }: LoggerOptions = {}): Logger {
  const at = (level: LogLevel) => (more: LogFields, message: string) =>
    write(`${logLine(level, message, { ...fields, ...more }, now())}\n`);
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (more) => createLogger({ fields: { ...fields, ...more }, write, now }),
  };
}

const WAIT = new Int32Array(new SharedArrayBuffer(4));
const PATIENCE = 200;

function writeStderr(line: string): void {
  let rest = Buffer.from(line);
  for (let tries = 0; rest.length > 0 && tries < PATIENCE; tries++) {
    try {
      rest = rest.subarray(writeSync(2, rest));
    } catch (error) {
      // A full pipe clears in a moment; a closed one means that nobody reads any more.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      Atomics.wait(WAIT, 0, 0, 1);
    }
  }
}
