import type { Member } from './member.ts';

/** So many past windows are averaged, the nearer the heavier. */
const NEIGHBOURS = 5;
const LEAST_WINDOWS = 3;

function analogues(name: string, log: boolean): Member {
  return {
    name,
    applies: ({ y, seasons: [m = Infinity], positive }) => y.length >= 4 * m && log === positive,
    forecast: (history, horizon) => {
      const y = log ? history.y.map(Math.log) : history.y;
      const point = continueLike(y, history.seasons[0] ?? 1, horizon);
      return log ? point.map(Math.exp) : point;
    },
  };
}

/** The window of one horizon's length before the end, compared with every window of the same phase that has a continuation. */
function continueLike(y: readonly number[], m: number, horizon: number): readonly number[] {
  const width = horizon;
  const n = y.length;
  const level = (end: number) => {
    let sum = 0;
    for (let t = end - width; t < end; t++) sum += y[t] as number;
    return sum / width;
  };
  const last = level(n);
  const windows: { end: number; level: number; distance: number }[] = [];
  for (let end = n - m; end >= width; end -= m) {
    if (n - end < horizon) continue;
    const own = level(end);
    let distance = 0;
    for (let k = 1; k <= width; k++) distance += ((y[end - k] as number) - own - (y[n - k] as number) + last) ** 2;
    windows.push({ end, level: own, distance });
  }
  if (windows.length < LEAST_WINDOWS) return NOT_A_FORECAST;
  const near = windows.sort((a, b) => a.distance - b.distance).slice(0, Math.min(NEIGHBOURS, windows.length >> 1));
  const total = near.reduce((sum, { distance }) => sum + 1 / (distance + Number.MIN_VALUE), 0);
  if (!Number.isFinite(total))
    return y
      .slice(near[0]?.end)
      .slice(0, horizon)
      .map((v) => v - (near[0]?.level ?? 0) + last);
  return Array.from({ length: horizon }, (_, h) =>
    near.reduce(
      (sum, w) => sum + ((y[w.end + h] as number) - w.level + last) / (w.distance + Number.MIN_VALUE) / total,
      0
    )
  );
}

const NOT_A_FORECAST: readonly number[] = [NaN];

/**
 * What followed the most similar windows of the past, on today's level: nearest neighbours.
 * @see Lorenz (1969), Atmospheric predictability as revealed by naturally occurring analogues. Journal of the Atmospheric Sciences
 * 26(4), 636–646; Martínez, Frías, Pérez & Rivera (2019), A methodology for applying k-nearest neighbor to time series
 * forecasting. Artificial Intelligence Review 52, 2019–2037.
 */
export const plainAnalogues = analogues('analogues', false);

/** {@link plainAnalogues} on logarithms. */
export const logAnalogues = analogues('log-analogues', true);
