import { isUtf8 } from 'node:buffer';

import { IngestError } from '../errors.ts';

const NEWLINE = 0x0a;

/** Lets UTF-8 through and stops at the first byte that is not, naming its line. */
export async function* utf8Gate(path: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let lines = 0;
  for await (const chunk of bytes) {
    const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = joined.length - unfinished(joined);
    const whole = joined.subarray(0, end);
    rest = joined.subarray(end);
    if (!isUtf8(whole)) throw notUtf8(path, lines + linesBeforeFault(whole) + 1);
    lines += countNewlines(whole);
    yield whole;
  }
  if (rest.length > 0) throw notUtf8(path, lines + 1);
}

/** Bytes at the end that may be the beginning of a character: at most 3. */
function unfinished(buffer: Buffer): number {
  for (let back = 1; back <= Math.min(3, buffer.length); back++) {
    const byte = buffer[buffer.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function linesBeforeFault(buffer: Buffer): number {
  let line = 0;
  let start = 0;
  for (;;) {
    const end = buffer.indexOf(NEWLINE, start);
    if (end < 0 || !isUtf8(buffer.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
}

function countNewlines(buffer: Buffer): number {
  let count = 0;
  for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function notUtf8(path: string, line: number): IngestError {
  return new IngestError('INGEST_NOT_UTF8', 'a byte there is no UTF-8 text.', {
    place: { file: path, at: line, unit: 'line' },
  });
}
