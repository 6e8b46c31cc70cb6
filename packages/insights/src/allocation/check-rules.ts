import { isDimension, parseDecimal } from '@smartcloudops/focus';

import type { AllocationCondition, AllocationRule, AllocationRules, SharedCostSplit } from './allocation-rules.ts';

/** What is wrong with a set of rules, and where. */
export interface RuleFault {
  /** `rules[2].where[0].dimension` */
  readonly field: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const HUNDRED = parseDecimal('100') ?? 0n;

/** Everything that keeps rules from being applied; empty when they can be. */
export function checkRules({ name, title, rules, splits }: AllocationRules): readonly RuleFault[] {
  return [
    ...fault(!NAME.test(name), 'name', 'Use 1 to 63 lower case letters, digits and dashes, such as "team".'),
    ...fault(title.trim() === '', 'title', 'Give the name that people should read, such as "Team".'),
    ...fault(rules.length === 0, 'rules', 'Give at least one rule; without any, everything is unallocated.'),
    ...rules.flatMap((rule, i) => ruleFaults(rule, `rules[${i}]`)),
    ...splits.flatMap((split, i) => splitFaults(split, `splits[${i}]`, splits.slice(0, i))),
  ];
}

function fault(wrong: boolean, field: string, message: string): readonly RuleFault[] {
  return wrong ? [{ field, message }] : [];
}

function ruleFaults({ value, valueFrom, where }: AllocationRule, at: string): readonly RuleFault[] {
  return [
    ...fault(
      (value === undefined) === (valueFrom === undefined),
      `${at}.value`,
      'Give either "value" (a name) or "valueFrom" (the column to take the name from).'
    ),
    ...fault(value?.trim() === '', `${at}.value`, 'Give a name; charges of nobody are left to no rule.'),
    ...fault(
      valueFrom !== undefined && !isDimension(valueFrom),
      `${at}.valueFrom`,
      `${String(valueFrom)} is no column. Use a FOCUS column such as "SubAccountId", or a tag as "Tags.<key>".`
    ),
    ...where.flatMap((condition, i) => conditionFaults(condition, `${at}.where[${i}]`)),
  ];
}

function conditionFaults(condition: AllocationCondition, at: string): readonly RuleFault[] {
  const { dimension, in: within, notIn, startsWith, endsWith, contains } = condition;
  const parts = { startsWith, endsWith, contains };
  return [
    ...fault(
      !isDimension(dimension),
      `${at}.dimension`,
      `${String(dimension)} is no column. Use a FOCUS column such as "ServiceName", or a tag as "Tags.<key>".`
    ),
    ...fault(
      [within, notIn, startsWith, endsWith, contains].every((test) => test === undefined),
      at,
      'Say what the column must be: "in", "notIn", "startsWith", "endsWith" or "contains".'
    ),
    ...fault(within?.length === 0, `${at}.in`, 'An empty list matches nothing; name at least one value, or null.'),
    ...Object.entries(parts).flatMap(([test, texts]) =>
      fault(texts?.length === 0, `${at}.${test}`, 'An empty list matches nothing; name at least one text.')
    ),
  ];
}

function splitFaults(split: SharedCostSplit, at: string, earlier: readonly SharedCostSplit[]): readonly RuleFault[] {
  const { of, method, to, shares } = split;
  const targets = method === 'fixed' ? Object.keys(shares ?? {}) : (to ?? []);
  const given = new Set([of, ...earlier.map((one) => one.of)]);
  const back = targets.find((target) => given.has(target));
  return [
    ...fault(
      earlier.some((one) => one.of === of),
      `${at}.of`,
      `${of} is handed on by an earlier split already.`
    ),
    ...fault(
      back !== undefined,
      method === 'fixed' ? `${at}.shares` : `${at}.to`,
      `${back} has handed on its own cost by then, so nothing may go to it. Put its split after this one.`
    ),
    ...(method === 'fixed' ? fixedFaults(split, at) : openFaults(split, at)),
  ];
}

function fixedFaults({ shares, to }: SharedCostSplit, at: string): readonly RuleFault[] {
  const amounts = Object.entries(shares ?? {}).map(([name, text]) => ({ name, text, value: parseDecimal(text) }));
  const bad = amounts.find(({ value }) => value === null || value < 0n);
  const sum = amounts.reduce((total, { value }) => total + (value ?? 0n), 0n);
  return [
    ...fault(to !== undefined, `${at}.to`, 'A fixed split names its targets in "shares".'),
    ...fault(
      bad !== undefined,
      `${at}.shares.${bad?.name}`,
      `${JSON.stringify(bad?.text)} is no percentage. Write a decimal number of at least 0, such as "12.5".`
    ),
    ...fault(bad === undefined && sum !== HUNDRED, `${at}.shares`, 'The percentages must add up to exactly 100.'),
  ];
}

function openFaults({ shares, to }: SharedCostSplit, at: string): readonly RuleFault[] {
  return [
    ...fault(shares !== undefined, `${at}.shares`, 'Percentages belong to the method "fixed".'),
    ...fault(to?.length === 0, `${at}.to`, 'Name at least one target, or leave "to" out for all of them.'),
  ];
}
