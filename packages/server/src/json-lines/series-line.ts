import { parseTimes } from './parse-times.ts';

/** A series as a line tells it. */
interface Series {
  readonly id: string | number | null;
  /** Epoch ms of each value, where the line tells. */
  readonly t: readonly number[] | null;
  /** Equally spaced values; NaN is missing. */
  readonly y: readonly number[];
  /** Said by the line itself; the command's options go first. */
  readonly horizon?: number;
  readonly seasonLength?: number;
}

type ParsedLine =
  { readonly kind: 'series'; readonly series: Series } | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): ParsedLine => ({ kind: 'refused', reason });

function isCount(value: unknown): value is number | undefined {
  return value === undefined || (Number.isInteger(value) && (value as number) >= 1);
}

function isId(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** Reads one JSON line `{"id","t":[…],"y":[…]}`; `t` may be left out. */
export function parseLine(text: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`it is no JSON (${(error as Error).message}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused('it is no object {"id","y":[…]}.');
  const { id = null, t, y, horizon, seasonLength } = value as Readonly<Record<string, unknown>>;
  if (!isId(id)) return refused('"id" is neither text nor a number.');
  if (!isCount(horizon)) return refused('"horizon" is no whole number of at least 1.');
  if (!isCount(seasonLength)) return refused('"seasonLength" is no whole number of at least 1.');
  if (!Array.isArray(y)) return refused('"y" is no array of numbers.');
  if (y.length === 0) return refused('"y" is empty; there has to be at least one value.');
  const wrong = y.findIndex((entry) => entry !== null && !(typeof entry === 'number' && Number.isFinite(entry)));
  if (wrong !== -1) return refused(`"y" has ${JSON.stringify(y[wrong])} at position ${wrong}, which is no number.`);
  const times = t === undefined || t === null ? null : parseTimes(t, y.length);
  if (times?.kind === 'refused') return times;
  return {
    kind: 'series',
    series: {
      id,
      t: times?.times ?? null,
      y: y.map((entry: number | null) => entry ?? Number.NaN),
      ...(horizon === undefined ? {} : { horizon }),
      ...(seasonLength === undefined ? {} : { seasonLength }),
    },
  };
}
