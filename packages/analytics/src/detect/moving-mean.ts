/** The last `ring.length` values and the sum of their distances from an anchor among them. */
export interface MovingMean {
  readonly ring: number[];
  anchor: number;
  sum: number;
  count: number;
}

export function newMovingMean(window: number): MovingMean {
  return { ring: Array.from({ length: window }, () => 0), anchor: 0, sum: 0, count: 0 };
}

/** Takes in a value; once a turn the sum is made anew, so that rounding cannot pile up. @returns NaN until the window is full */
export function pushMean(mean: MovingMean, value: number): number {
  const { ring } = mean;
  const at = mean.count % ring.length;
  if (at === 0) {
    mean.anchor = value;
    mean.sum = ring.reduce((sum, old) => sum + (old - value), 0);
  }
  mean.sum += value - (ring[at] as number);
  ring[at] = value;
  mean.count++;
  return mean.count >= ring.length ? mean.anchor + mean.sum / ring.length : NaN;
}
