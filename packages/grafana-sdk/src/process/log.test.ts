import fc from 'fast-check';
import { logLine } from './log-line.ts';
import { readLogLine } from './log-record.ts';
import { createLogger } from './logger.ts';

const now = new Date('2026-11-24T01:02:03.456Z');
const parse = (line: string) => JSON.parse(line) as Record<string, unknown>;

test('the line is hclog JSON: level and message are texts, the time has six fraction digits', () => {
  expect(logLine('info', 'hello', { a: 1 }, now)).toBe(
    '{"@level":"info","@message":"hello","@timestamp":"2026-11-24T01:02:03.456000Z","a":1}'
  );
});

test('whatever is logged, the host finds texts where it expects texts, on one line that it takes whole', () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
      fc.anything(),
      fc.string(),
      (message, value, key) => {
        const line = logLine('error', message as string, { [key]: value, '@message': 3, '@level': null }, now);
        expect(line).not.toMatch(/[\n\r]/);
        expect(line.length).toBeLessThan(64 * 1024);
        expect(parse(line)).toMatchObject({ '@level': 'error', '@message': expect.any(String) as string });
      }
    )
  );
});

test('an error is its message and its stack with the causes, in fields', () => {
  const error = new Error('outer', { cause: new Error('inner') });
  const { err, errStack } = parse(logLine('warn', 'm', { err: error }, now));
  expect(err).toBe('outer');
  expect(errStack).toMatch(/Error: outer\n[^]*Caused by: Error: inner\n/);
});

test('a line beyond the 64 KiB of the host is cut and says so', () => {
  const line = logLine('info', 'm'.repeat(100_000), { big: 'x'.repeat(100_000) }, now);
  expect(line.length).toBeLessThan(64 * 1024);
  expect(parse(line)).toMatchObject({ truncated: true });
});

test('what cannot be JSON is written as text', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  expect(parse(logLine('info', 'm', { cycle, big: 10n }, now))).toMatchObject({
    cycle: expect.stringContaining('[Circular *1]') as string,
    big: '10',
  });
});

test('a logger adds its fields, the line wins', () => {
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), now: () => now, fields: { app: 'x' } }).with({
    endpoint: 'queryData',
    n: 1,
  });
  logger.debug({ n: 2 }, 'one');
  logger.error({}, 'two');
  expect(lines.map(parse)).toMatchObject([
    { '@level': 'debug', '@message': 'one', app: 'x', endpoint: 'queryData', n: 2 },
    { '@level': 'error', '@message': 'two', app: 'x', n: 1 },
  ]);
  expect(lines.every((line) => line.endsWith('}\n'))).toBe(true);
});

test('a host reads the lines back, and raw text as debug', () => {
  expect(readLogLine(logLine('warn', 'm', { a: 1 }, now))).toEqual({ level: 'warn', message: 'm', fields: { a: 1 } });
  expect(readLogLine('TypeError: x')).toEqual({ level: 'debug', message: 'TypeError: x', fields: {} });
  expect(readLogLine('{"level":30,"msg":"pino"}')).toMatchObject({ level: 'debug' });
  expect(readLogLine('null')).toMatchObject({ level: 'debug', message: 'null' });
});
