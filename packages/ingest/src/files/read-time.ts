import { isAbsentText, isInstant } from './cell.ts';
import type { Cell } from './cell.ts';

const TEXT =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([Zz]|UTC|GMT)|([+-])(\d{2})(?::?(\d{2}))?)?)?\s*$/;
const DIGITS = /^\s*\d{10}(?:\d{3}|\d{6}|\d{9})?\s*$/;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/**
 * Reads the times that bills carry as epoch milliseconds UTC: ISO 8601 with or without seconds and offset, a space for the
 * `T`, a date alone (midnight), and epoch seconds, milli-, micro- or nanoseconds. Without an offset the time is UTC, as
 * FOCUS has it. Day/month orders that could be read two ways are not read.
 * @returns null when absent, undefined when it cannot be read.
 */
export function readTime(cell: Cell): number | null | undefined {
  if (cell === null) return null;
  if (isInstant(cell)) return inRange(cell.epochMs);
  if (typeof cell === 'bigint') return fromEpoch(cell);
  if (typeof cell === 'number') return Number.isInteger(cell) ? fromEpoch(BigInt(cell)) : undefined;
  if (typeof cell !== 'string') return undefined;
  if (isAbsentText(cell)) return null;
  return DIGITS.test(cell) ? fromEpoch(BigInt(cell.trim())) : fromText(cell);
}

function fromText(text: string): number | undefined {
  const match = TEXT.exec(text);
  if (!match) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    ,
    sign,
    offsetHour = '0',
    offsetMinute = '0',
  ] = match;
  const numbers = [year, month, day, hour, minute, second, offsetHour, offsetMinute].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0, oh = 0, om = 0] = numbers;
  const endOfDay = h === 24 && mi === 0 && s === 0 && !/[1-9]/.test(fraction);
  if ((h > 23 && !endOfDay) || mi > 59 || s > 59 || oh > 14 || om > 59) return undefined;
  const date = Date.UTC(y, mo - 1, d);
  const back = new Date(date);
  if (back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d) return undefined;
  const offset = (oh * 60 + om) * 60_000 * (sign === '-' ? -1 : 1);
  return inRange(date + ((h * 60 + mi) * 60 + s) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3)) - offset);
}

/** The unit follows from the magnitude: no bill is of the years before 1990 or after 2200. */
function fromEpoch(value: bigint): number | undefined {
  for (const [multiply, divide] of [
    [1000n, 1n],
    [1n, 1n],
    [1n, 1000n],
    [1n, 1_000_000n],
  ] as const) {
    const ms = inRange(Number((value * multiply) / divide));
    if (ms !== undefined) return ms;
  }
  return undefined;
}

function inRange(ms: number): number | undefined {
  return ms >= EARLIEST && ms < LATEST ? ms : undefined;
}
