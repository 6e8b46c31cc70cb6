import { runInNewContext } from 'node:vm';

import { forAlerting } from '@smartcloudops/contract';
import type { DataFrame, Query } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import { HOUR_MS, periodStart } from '@smartcloudops/focus';

import type { Evaluator, Expression, Rule } from './provisioned-rules.ts';
import { toInstances } from './to-instances.ts';
import type { Instance, Labels } from './to-instances.ts';

const EXPRESSION = '__expr__';
const sameLabels = (a: Labels, b: Labels) =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

/** The queries of a rule as the data source's backend asks them: whole periods, and one number for each instance. */
export function queriesOf(rule: Rule, now: number, connection: string): ReadonlyArray<readonly [refId: string, Query]> {
  return rule.data.flatMap(({ refId, datasourceUid, relativeTimeRange, model }) => {
    if (datasourceUid === EXPRESSION) return [];
    const { refId: _name, ...question } = model;
    const { grain } = question;
    const unit = grain === 'hour' || grain === 'month' ? grain : 'day';
    const from = periodStart(now - (relativeTimeRange?.from ?? 0) * 1000, unit);
    const to = Math.ceil(now / HOUR_MS) * HOUR_MS;
    const timeRange = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    return [[refId, forAlerting(parseQuery({ ...question, timeRange, connections: [connection] }))] as const];
  });
}

/** Labels of the instances for which the rule fires, as Grafana would find: reduce, arithmetic, threshold. */
export async function firing(
  rule: Rule,
  ask: (query: Query) => Promise<readonly DataFrame[]>,
  { now, connection }: { readonly now: number; readonly connection: string }
): Promise<readonly Labels[]> {
  const known = new Map<string, readonly Instance[]>();
  for (const [refId, query] of queriesOf(rule, now, connection))
    known.set(refId, (await ask(query)).flatMap(toInstances));
  for (const { refId, datasourceUid, model } of rule.data) {
    if (datasourceUid === EXPRESSION) known.set(refId, evaluate(model as unknown as Expression, known));
  }
  return (known.get(rule.condition) ?? []).filter(({ values: [value] }) => value === 1).map(({ labels }) => labels);
}

function evaluate(step: Expression, known: ReadonlyMap<string, readonly Instance[]>): readonly Instance[] {
  if (step.type === 'math') return arithmetic(step.expression, known);
  const input = known.get(step.expression);
  if (!input) throw new Error(`${step.type} of ${step.expression}, which does not exist.`);
  if (step.type === 'reduce')
    return input.map(({ labels, values }) => ({ labels, values: [reduce(step.reducer, values)], isSeries: false }));
  if (input.some(({ isSeries }) => isSeries)) throw new Error('A threshold compares numbers, not series.');
  const evaluator = step.conditions?.[0].evaluator;
  return input.map(({ labels, values: [value = null] }) => ({
    labels,
    values: [value === null || !evaluator ? null : Number(isBeyond(evaluator, value))],
    isSeries: false,
  }));
}

function reduce(reducer: Expression['reducer'], all: readonly (number | null)[]): number | null {
  const values = all.filter((value) => value !== null);
  if (values.length === 0) return null;
  return reducer === 'sum' ? values.reduce((sum, value) => sum + value, 0) : (values.at(-1) ?? null);
}

/** Of the instances that all operands have. Grafana's arithmetic on numbers is written as JavaScript's. */
function arithmetic(expression: string, known: ReadonlyMap<string, readonly Instance[]>): readonly Instance[] {
  const names = [...new Set([...expression.matchAll(/\$(\w+)/g)].map(([, name = '']) => name))];
  const [first = ''] = names;
  return (known.get(first) ?? []).flatMap(({ labels }) => {
    const operands = names.map((name) => known.get(name)?.find((one) => sameLabels(one.labels, labels))?.values[0]);
    if (operands.some((value) => value === undefined)) return [];
    const scope = Object.fromEntries(names.map((name, i) => [`$${name}`, operands[i]]));
    const value = operands.includes(null) ? null : Number(runInNewContext(expression, scope));
    return [{ labels, values: [value], isSeries: false }];
  });
}

function isBeyond({ type, params: [first = NaN, second = NaN] }: Evaluator, value: number): boolean {
  if (type === 'gt') return value > first;
  return type === 'lt' ? value < first : value > first && value < second;
}
