import { addUp } from './add-up.ts';
import type { GroupForecast } from './group-forecast.ts';

/** Per group and step, what to add to its forecast so that the groups add up to the whole. */
export function reconcileGroups(
  whole: GroupForecast,
  groups: readonly GroupForecast[]
): readonly (readonly number[])[] {
  const shifts = groups.map((): number[] => []);
  whole.forecast.point.forEach((total, h) => {
    const points = groups.map(({ forecast }) => forecast.point[h] as number);
    const spread = groups.map(({ forecast: { intervals, point } }) => {
      const widest = intervals.reduce(
        (max, { upper }) => Math.max(max, (upper[h] as number) - (point[h] as number)),
        0
      );
      return widest;
    });
    const floor = groups.map(({ signed }) => (signed ? -Infinity : 0));
    addUp(total, points, spread, floor).forEach((value, i) => shifts[i]?.push(value - (points[i] as number)));
  });
  return shifts;
}
