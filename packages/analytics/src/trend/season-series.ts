/** The values of one season (all Mondays) at their times; missing ones are left out. */
export interface SeasonSeries {
  readonly t: Float64Array;
  readonly y: Float64Array;
}

/** One sub-series per season, t in steps of the whole series. */
export function seasonSeries(y: readonly number[], seasonLength: number): readonly SeasonSeries[] {
  return Array.from({ length: Math.min(seasonLength, y.length) }, (_, season) => {
    const times: number[] = [];
    for (let t = season; t < y.length; t += seasonLength) if (Number.isFinite(y[t])) times.push(t);
    return { t: Float64Array.from(times), y: Float64Array.from(times, (t) => y[t] as number) };
  });
}
