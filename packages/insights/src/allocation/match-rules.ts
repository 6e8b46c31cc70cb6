import type { Dimension } from '@smartcloudops/focus';

import type { AllocationCondition, AllocationRule } from './allocation-rules.ts';

/** The columns that the rules look at, each once, in order of appearance. */
export function columnsOf(rules: readonly AllocationRule[]): readonly Dimension[] {
  return [
    ...new Set(
      rules.flatMap(({ valueFrom, where }) => [
        ...where.map(({ dimension }) => dimension),
        ...(valueFrom === undefined ? [] : [valueFrom]),
      ])
    ),
  ];
}

/**
 * Tells whose a charge is.
 * @param columns what the keys are, in order
 * @returns a function from one key per column to a name, or null when no rule holds
 */
export function matcher(
  rules: readonly AllocationRule[],
  columns: readonly Dimension[]
): (keys: readonly (string | null)[]) => string | null {
  const place = new Map(columns.map((column, i) => [column, i]));
  const read = (dimension: Dimension) => {
    const i = place.get(dimension) ?? -1;
    return (keys: readonly (string | null)[]) => keys[i] ?? null;
  };
  const compiled = rules.map(({ value, valueFrom, where }) => ({
    name: valueFrom === undefined ? () => value ?? null : read(valueFrom),
    tests: where.map((condition) => ({ of: read(condition.dimension), holds: tester(condition) })),
  }));
  return (keys) => {
    for (const { name, tests } of compiled) {
      if (!tests.every(({ of, holds }) => holds(of(keys)))) continue;
      const found = name(keys);
      if (found !== null) return found;
    }
    return null;
  };
}

function tester({
  in: within,
  notIn,
  startsWith,
  endsWith,
  contains,
  not = false,
}: AllocationCondition): (value: string | null) => boolean {
  const [wanted, unwanted] = [within && new Set(within), notIn && new Set(notIn)];
  const any = (parts: readonly string[] | undefined, has: (part: string) => boolean) => parts?.some(has) ?? true;
  return (value) =>
    ((wanted?.has(value) ?? true) &&
      !(unwanted?.has(value) ?? false) &&
      any(startsWith, (part) => value?.startsWith(part) ?? false) &&
      any(endsWith, (part) => value?.endsWith(part) ?? false) &&
      any(contains, (part) => value?.includes(part) ?? false)) !== not;
}
