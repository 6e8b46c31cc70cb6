/** So many latest distances tell the step. */
const REMEMBERED = 31;

/**
 * How many steps without a value lie before each value. A step is the median of the latest distances before: what comes later is not
 * looked at, and neither jitter nor a value told twice changes it.
 * @param t times; where they go back nothing is missing
 */
export function missedSteps(t: readonly number[]): readonly number[] {
  const distances: number[] = [];
  return t.map((time, i) => {
    const distance = i === 0 ? 0 : time - (t[i - 1] as number);
    const step = median(distances);
    if (distance > 0) distances.push(distance);
    if (distances.length > REMEMBERED) distances.shift();
    return step > 0 ? Math.max(0, Math.round(distance / step) - 1) : 0;
  });
}

/** The median distance of ascending times, in their unit; null when there is none. */
export function typicalStep(t: readonly number[]): number | null {
  const distances = t
    .slice(1)
    .map((time, i) => time - (t[i] as number))
    .filter((distance) => distance > 0);
  return distances.length === 0 ? null : median(distances);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
