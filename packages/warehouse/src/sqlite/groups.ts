import type { ColumnDimension, Dimension } from '@smartcloudops/focus';

import type { GroupOf } from './blocks/cells.ts';
import { isProfileColumn, isSeriesColumn } from './words.ts';
import type { Words } from './words.ts';
import type { CostFilter } from '../cost-store.ts';

/** The groups of a question: which one a series (of facts) or a profile (of rollups) belongs to, and each one's keys as term ids. */
export interface Groups {
  readonly ofSeries: GroupOf;
  readonly ofProfile: GroupOf;
  /** First the currency, then one id per `groupBy`. */
  readonly keys: readonly (readonly number[])[];
}

export function groups(words: Words, groupBy: readonly Dimension[], filters: readonly CostFilter[]): Groups {
  const byName = new Map<string, number>();
  const keys: number[][] = [];
  const dimensions: readonly Dimension[] = ['BillingCurrency', ...groupBy];

  const compile = (getter: (dimension: Dimension) => (id: number) => number): GroupOf => {
    const conditions = filters.map(({ dimension, op, values }) => ({
      get: getter(dimension),
      ids: new Set(values.map((value) => (value === null ? 0 : words.idOf(value)))),
      isIn: op === 'in',
    }));
    const getters = dimensions.map(getter);
    return memoised((id) => {
      for (const { get, ids, isIn } of conditions) if (ids.has(get(id)) !== isIn) return -1;
      const key = getters.map((get) => get(id));
      const name = key.join();
      let group = byName.get(name);
      if (group === undefined) byName.set(name, (group = keys.push(key) - 1));
      return group;
    });
  };

  const profileGetter = (dimension: Dimension): ((profile: number) => number) => {
    if (dimension.startsWith('Tags.')) return words.profileTag(dimension.slice('Tags.'.length));
    const column = dimension as ColumnDimension;
    return isProfileColumn(column) ? words.profileColumn(column) : neverAsked;
  };
  const seriesGetter = (dimension: Dimension): ((series: number) => number) => {
    const column = dimension as ColumnDimension;
    if (isSeriesColumn(column)) return words.seriesColumn(column);
    const ofProfile = profileGetter(dimension);
    return (series) => ofProfile(words.profileOf(series));
  };

  return { ofSeries: compile(seriesGetter), ofProfile: compile(profileGetter), keys };
}

/** Rollups are read only for questions that profiles can answer. */
const neverAsked = (): number => 0;

function memoised(groupOf: GroupOf): GroupOf {
  const unknown = -2;
  let known = new Int32Array(1024).fill(unknown);
  return (id) => {
    if (id >= known.length) {
      const wider = new Int32Array(Math.max(id + 1, known.length * 2)).fill(unknown);
      wider.set(known);
      known = wider;
    }
    const group = known[id] as number;
    return group === unknown ? (known[id] = groupOf(id)) : group;
  };
}
