type ParsedTimes =
  { readonly kind: 'times'; readonly times: readonly number[] } | { readonly kind: 'refused'; readonly reason: string };

/** Seconds until the year 5138 are less than this; milliseconds since 1973 are more. */
const MILLISECONDS_FROM = 1e11;

/**
 * Times of a series: epoch seconds or milliseconds, told apart by their size, or ISO 8601 (UTC where it says no zone).
 * @returns epoch ms, one per value
 */
export function parseTimes(t: unknown, count: number): ParsedTimes {
  const refused = (reason: string): ParsedTimes => ({ kind: 'refused', reason });
  if (!Array.isArray(t)) return refused('"t" is no array of times.');
  if (t.length !== count) return refused(`"t" has ${t.length} times for ${count} values.`);
  const inMilliseconds = t.some((entry) => typeof entry === 'number' && Math.abs(entry) >= MILLISECONDS_FROM);
  const times = t.map((entry: unknown) => {
    if (typeof entry === 'number') return inMilliseconds ? entry : entry * 1000;
    return typeof entry === 'string' ? parseIso(entry) : NaN;
  });
  const wrong = times.findIndex((time) => !Number.isFinite(time));
  if (wrong !== -1) {
    return refused(
      `"t" has ${JSON.stringify(t[wrong])} at position ${wrong}; give epoch seconds or milliseconds, or ISO 8601.`
    );
  }
  return { kind: 'times', times };
}

/** JavaScript would read a time without a zone as local. */
function parseIso(text: string): number {
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || !/\d[T ]\d/.test(text);
  return /^\d{4}-\d\d/.test(text) ? Date.parse(zoned ? text : `${text.replace(' ', 'T')}Z`) : NaN;
}
