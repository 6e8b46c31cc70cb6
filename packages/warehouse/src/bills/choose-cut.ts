import { subtractPeriods } from '@smartcloudops/focus';
import type { ChargePeriod, Dimension } from '@smartcloudops/focus';

import type { Grain } from '../cost-store.ts';
import { WarehouseError } from '../errors.ts';
import type { CountingLoad } from './counting-load.ts';
import { answeredBy, byKnowledge, remainder, rivalName } from './rivals.ts';
import { tellsOfMonths } from './whole-months.ts';

/** A load as far as choosing needs to know it. `span` is the charge time that it answers for within the question. */
export interface CutLoad {
  readonly connection: string;
  readonly source: string;
  readonly dimensions: readonly Dimension[] | null;
  readonly span: ChargePeriod;
}

/**
 * The same money arrives several times. From several sources of a connection, each moment is answered by one: the one that knows
 * most, and the next only where that has nothing ({@link byKnowledge}). From one source in several cuts (Cost Explorer answers by
 * two dimensions at most), one cut answers, whole: one that has every dimension the question names; among those the one that covers
 * most of the asked time, then the one with fewest dimensions. BillingCurrency is a part of every cut.
 * What knows whole months only (`…-monthly`) says nothing of days, weeks and hours.
 * @param source only this one answers, to be compared with the others
 * @throws WarehouseError `WAREHOUSE_NO_SUCH_CUT` when a connection has charges in the range but no cut that fits
 */
export function chooseCuts<T extends CountingLoad>(
  loads: readonly T[],
  needed: readonly Dimension[],
  source?: string,
  grain: Grain = 'total'
): T[] {
  const coarse = grain === 'month' || grain === 'total';
  const asked = loads.filter(
    (load) => (source === undefined || load.source === source) && (coarse || !tellsOfMonths(load.source))
  );
  return groupBy(asked, (load) => load.connection).flatMap((ofConnection) => {
    const chosen: T[] = [];
    const answered: ChargePeriod[] = [];
    for (const rival of groupBy(ofConnection, (load) => rivalName(load.source)).sort(byKnowledge)) {
      const own = groupBy(remainder(rival, answered), (load) => load.source).flatMap((of) => bestCut(of, needed) ?? []);
      answered.push(...own.flatMap(answeredBy));
      chosen.push(...own);
    }
    if (chosen.length === 0) throw noSuchCut(ofConnection, needed);
    return chosen;
  });
}

function bestCut<T extends CutLoad>(ofSource: readonly T[], needed: readonly Dimension[]): readonly T[] | null {
  const fitting = groupBy(ofSource, (load) => cutName(load.dimensions)).filter(([first]) =>
    fits(first.dimensions, needed)
  );
  return fitting.length > 0 ? fitting.reduce((best, cut) => (isBetter(cut, best) ? cut : best)) : null;
}

/** Keeps, per connection, only those that can answer at all. */
export function withFittingCut<T extends CutLoad>(loads: readonly T[], needed: readonly Dimension[]): T[] {
  return groupBy(loads, (load) => load.connection)
    .filter((ofConnection) => ofConnection.some((load) => fits(load.dimensions, needed)))
    .flat();
}

function fits(dimensions: readonly Dimension[] | null, needed: readonly Dimension[]): boolean {
  return dimensions === null || needed.every((name) => name === 'BillingCurrency' || dimensions.includes(name));
}

function isBetter(cut: readonly CutLoad[], than: readonly CutLoad[]): boolean {
  const more = covered(cut) - covered(than);
  if (more !== 0) return more > 0;
  const width = (loads: readonly CutLoad[]) => loads[0]?.dimensions?.length ?? Infinity;
  if (width(cut) !== width(than)) return width(cut) < width(than);
  return cutName(cut[0]?.dimensions ?? null) < cutName(than[0]?.dimensions ?? null);
}

/** Milliseconds of charge time that the loads cover together. */
function covered(loads: readonly CutLoad[]): number {
  let end = -Infinity;
  let total = 0;
  for (const { span } of [...loads].sort((a, b) => a.span.start - b.span.start)) {
    const [fresh] = subtractPeriods(span, [{ start: -Infinity, end }]);
    if (!fresh) continue;
    total += fresh.end - fresh.start;
    end = fresh.end;
  }
  return total;
}

function noSuchCut(loads: readonly CutLoad[], needed: readonly Dimension[]): WarehouseError {
  const have = [...new Set(loads.map((load) => cutName(load.dimensions)))].sort();
  const single = needed.filter((name) => !loads.some((load) => fits(load.dimensions, [name])));
  const lacking =
    single.length > 0
      ? `${single.join(', ')} is in none of them`
      : `no single one has ${needed.join(' and ')} together`;
  const [first] = loads;
  return new WarehouseError(
    'WAREHOUSE_NO_SUCH_CUT',
    `Source "${first?.source}" of connection "${first?.connection}" delivers costs by ${have.join(' | ')}; ${lacking}.`
  );
}

const cutName = (dimensions: readonly Dimension[] | null): string =>
  dimensions === null
    ? 'every column'
    : dimensions.length === 0
      ? 'nothing (totals only)'
      : [...dimensions].sort().join(' + ');

function groupBy<T>(items: readonly T[], name: (item: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(name(item));
    if (group) group.push(item);
    else groups.set(name(item), [item]);
  }
  return [...groups.values()];
}
