import type { LogLevel } from './log-line.ts';

export interface LogRecord {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error'] satisfies LogLevel[];

/** A line of a plugin's stderr as Grafana reads it: hclog JSON, or raw text at level debug. */
export function readLogLine(line: string): LogRecord {
  try {
    const parsed = JSON.parse(line) as Record<string, unknown>;
    const { '@level': level, '@message': message, '@timestamp': _, ...fields } = parsed;
    if (typeof level === 'string' && LEVELS.includes(level) && typeof message === 'string')
      return { level: level as LogLevel, message, fields };
  } catch {
    // raw text
  }
  return { level: 'debug', message: line, fields: {} };
}
