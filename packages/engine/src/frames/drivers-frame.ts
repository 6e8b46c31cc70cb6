import type { CostDriversQuery, DataFrame, FrameField, FrameType } from '@smartcloudops/contract';
import { DRIVER_NAMES } from '@smartcloudops/insights';
import type { CostDriversAnswer, Driver } from '@smartcloudops/insights';

import { causeFields } from './cause-fields.ts';
import { frameMeta } from './frame-meta.ts';
import type { AnswerContext } from './frame-meta.ts';
import { moneyField } from './money-field.ts';
import { watchedNames } from './watched-names.ts';
import { waterfallFields } from './waterfall-fields.ts';

const TYPES = {
  waterfall: 'numeric-long',
  groups: 'numeric-long',
  causes: 'table',
  change: 'numeric-wide',
} as const satisfies Record<NonNullable<CostDriversQuery['output']>, FrameType>;

const FIELDS: Readonly<Record<keyof typeof TYPES, (answer: CostDriversAnswer) => readonly FrameField[]>> = {
  waterfall: waterfallFields,
  groups: groupFields,
  causes: causeFields,
  change: changeFields,
};

export function driversFrameType({ output = 'waterfall' }: CostDriversQuery): FrameType {
  return TYPES[output];
}

/** Why a cost changed; see the reference of query types for the fields. Without data it has none. */
export function driversFrame(answer: CostDriversAnswer, query: CostDriversQuery, context: AnswerContext): DataFrame {
  const { output = 'waterfall' } = query;
  return {
    name: query.queryType,
    fields: answer.currency === null ? [] : FIELDS[output](answer),
    meta: frameMeta(TYPES[output], answer, context),
  };
}

/** A row per group: its dimensions, `before`, `after`, `change`, and what each driver has of that; null where it has no part. */
function groupFields(answer: CostDriversAnswer): readonly FrameField[] {
  const { groupBy, groups, currency } = answer;
  const nameOf = watchedNames(groupBy, groups);
  const money = (name: string, of: (group: (typeof groups)[number]) => bigint | null) =>
    moneyField(name, groups.map(of), currency, null);
  return [
    ...groupBy.map((dimension): FrameField => ({
      name: dimension,
      type: 'string',
      values: groups.map((group) => nameOf(group).labels[dimension] ?? ''),
    })),
    money('before', ({ before }) => before),
    money('after', ({ after }) => after),
    money('change', ({ before, after }) => after - before),
    ...driversOf(answer).map((driver) => money(DRIVER_NAMES[driver], ({ drivers }) => drivers.get(driver) ?? null)),
  ];
}

/** Drivers of any group, those that matter most in all first. */
function driversOf({ drivers, groups }: CostDriversAnswer): readonly Driver[] {
  return [...new Set([...drivers.keys(), ...groups.flatMap((group) => [...group.drivers.keys()])])];
}

function changeFields({ groupBy, groups, currency }: CostDriversAnswer): readonly FrameField[] {
  const nameOf = watchedNames(groupBy, groups);
  return groups.map((group) => {
    const { labels, displayName } = nameOf(group);
    const named = { labels, displayName: displayName === '' ? 'change' : displayName };
    return moneyField('change', [group.after - group.before], currency, named);
  });
}
