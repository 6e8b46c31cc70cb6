import { inspect } from 'node:util';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

export type LogFields = Readonly<Record<string, unknown>>;

/** Grafana reads lines of up to 64 KiB; a longer one falls apart into raw pieces. */
const MAX_LINE = 60_000;
const MAX_TEXT = 8_000;

/**
 * One line of hclog JSON, as Grafana parses it. `@level` and `@message` are always strings: a host panics on anything else.
 * The timestamp has six fraction digits: with any other number Grafana shows the whole line raw.
 */
export function logLine(level: LogLevel, message: string, fields: LogFields, now: Date): string {
  const head = {
    '@level': level,
    '@message': typeof message === 'string' ? message : inspect(message),
    '@timestamp': now.toISOString().replace('Z', '000Z'),
  };
  const line = JSON.stringify({ ...head, ...plainFields(fields) });
  return line.length <= MAX_LINE
    ? line
    : JSON.stringify({ ...head, '@message': cut(head['@message']), truncated: true, fields: cut(line) });
}

function plainFields(fields: LogFields): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value instanceof Error) Object.assign(plain, { [key]: value.message, [`${key}Stack`]: stackOf(value) });
    else plain[key.startsWith('@') ? `_${key.slice(1)}` : key] = plainValue(value);
  }
  return plain;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') return String(value);
  try {
    JSON.stringify(value);
    return value;
  } catch {
    return inspect(value, { depth: 1 });
  }
}

/** The stack with those of its causes, in one field: a line break in the log would be a second, raw line. */
export function stackOf(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error && error.cause !== error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own;
}

function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}
