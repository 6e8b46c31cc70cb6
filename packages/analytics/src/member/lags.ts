/** A season's lags need this many cycles, and its double this many. */
const CYCLES = 3;
const CYCLES_FOR_DOUBLE = 5;
const LONGEST_DENSE_SEASON = 30;
const DENSE_WITHOUT_SEASON = 12;

/** Lags that carry most of a seasonal series: the last three steps and the steps around each season ago. Ascending. */
export function sparseLags(n: number, seasons: readonly number[]): readonly number[] {
  const lags = new Set([1, 2, 3]);
  for (const m of seasons) {
    if (n < CYCLES * m + 10) continue;
    [m - 1, m, m + 1].forEach((lag) => lags.add(lag));
    if (n >= CYCLES_FOR_DOUBLE * m) lags.add(2 * m);
  }
  return ascending(lags);
}

/** The last three steps and the five steps around one and two seasons ago. */
export function wideLags(n: number, seasons: readonly number[]): readonly number[] {
  const lags = new Set([1, 2, 3]);
  for (const m of seasons) {
    for (const k of [1, 2]) {
      if (n >= (k + 2) * m + 10) for (let lag = k * m - 2; lag <= k * m + 2; lag++) lags.add(lag);
    }
  }
  return ascending(lags);
}

/** {@link sparseLags}, every lag of one short season, and the days of the week when there are two seasons. */
export function denseLags(n: number, seasons: readonly number[]): readonly number[] {
  const lags = new Set(sparseLags(n, seasons));
  const [m = 1] = seasons;
  const longest = m > 1 && m <= LONGEST_DENSE_SEASON ? m + 2 : DENSE_WITHOUT_SEASON;
  for (let lag = 1; lag <= Math.min(longest, Math.floor(n / 6)); lag++) lags.add(lag);
  if (seasons.length > 1) for (let k = 2; k < 7; k++) lags.add(k * m);
  return ascending(lags);
}

function ascending(lags: ReadonlySet<number>): readonly number[] {
  return [...lags].filter((lag) => lag > 0).sort((a, b) => a - b);
}
