import { reconcileIntervals } from '@smartcloudops/analytics';
import type { KnownStep } from '@smartcloudops/analytics';

import { alignErrors } from './align-errors.ts';
import type { DailyForecast } from './daily-forecast.ts';
import type { GroupForecast } from './group-forecast.ts';
import type { GroupTree } from './group-tree.ts';
import { moved } from './moved.ts';

/**
 * Forecasts that add up: every node's own forecast gives way in proportion to how wrong it has been.
 * @param own per node, its forecast by itself
 * @returns per node; each day of a sum equals the days of its leaves to 1e-9
 * @see Wickramasuriya, Athanasopoulos & Hyndman (2019), Optimal forecast reconciliation. JASA 114(526), 804–819.
 */
export function coherentForecasts({ structure }: GroupTree, own: readonly GroupForecast[]): readonly GroupForecast[] {
  if (structure.nodes === 1) return own;
  const { forecasts, scale } = reconcileIntervals(
    structure,
    own.map(({ forecast: { point } }) => ({ point, intervals: [] })),
    {
      method: 'wls',
      errors: alignErrors(own.map(({ forecast }) => forecast.errors)),
      nonNegative: structure.leaves.map((node) => own[node]?.signed === false),
    }
  );
  return own.map((group, node) => ({
    ...group,
    forecast: movedTo(group, forecasts[node]?.point ?? [], scale[node] ?? 1),
  }));
}

/** The forecast around another expectation, as much less uncertain as its past errors become smaller. */
function movedTo({ forecast, signed }: GroupForecast, point: readonly number[], stretch: number): DailyForecast {
  const total = (values: readonly number[], from: number, to: number) =>
    values.slice(from, to).reduce((sum, v) => sum + v, 0);
  return {
    ...forecast,
    point,
    sum: (from, to) => {
      const shown = total(point, from, to);
      const floor = signed ? -Infinity : Math.min(0, shown);
      return moved(forecast.sum(from, to), { from: total(forecast.point, from, to), to: shown, stretch, floor });
    },
  };
}

/** Steps of a node: those of its leaves. */
export function stepsOf(
  { structure }: GroupTree,
  perLeaf: readonly (readonly KnownStep[])[],
  node: number
): readonly KnownStep[] {
  return (structure.members[node] ?? []).flatMap((position) => perLeaf[position] ?? []);
}
