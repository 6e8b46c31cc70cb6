/** A series to forecast. */
interface Series {
  readonly id: string | number | null;
  /** Equally spaced values; null is missing. */
  readonly y: readonly number[];
  /** Said by the line itself; the command's options go first. */
  readonly horizon?: number;
  readonly seasonLength?: number;
}

export type ParsedLine =
  { readonly kind: 'series'; readonly series: Series } | { readonly kind: 'refused'; readonly reason: string };

const refused = (reason: string): ParsedLine => ({ kind: 'refused', reason });

function isCount(value: unknown): value is number | undefined {
  return value === undefined || (Number.isInteger(value) && (value as number) >= 1);
}

function isId(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

/** Reads one JSON line `{"id","y":[…]}`. */
export function parseLine(text: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(`it is no JSON (${(error as Error).message}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused('it is no object {"id","y":[…]}.');
  const { id = null, y, horizon, seasonLength } = value as Readonly<Record<string, unknown>>;
  if (!isId(id)) return refused('"id" is neither text nor a number.');
  if (!isCount(horizon)) return refused('"horizon" is no whole number of at least 1.');
  if (!isCount(seasonLength)) return refused('"seasonLength" is no whole number of at least 1.');
  if (!Array.isArray(y)) return refused('"y" is no array of numbers.');
  if (y.length === 0) return refused('"y" is empty; a forecast needs at least one value.');
  const wrong = y.findIndex((entry) => entry !== null && !(typeof entry === 'number' && Number.isFinite(entry)));
  if (wrong !== -1) return refused(`"y" has ${JSON.stringify(y[wrong])} at position ${wrong}, which is no number.`);
  if (y.every((entry) => entry === null)) return refused('"y" has only missing values.');
  return {
    kind: 'series',
    series: {
      id,
      y: y.map((entry: number | null) => entry ?? Number.NaN),
      ...(horizon === undefined ? {} : { horizon }),
      ...(seasonLength === undefined ? {} : { seasonLength }),
    },
  };
}
