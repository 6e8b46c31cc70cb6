import type { DataFrame, Rehearsal, RehearsalInput } from '@smartcloudops/contract';

import { EngineError } from '../errors.ts';

type Reducer = RehearsalInput['reducer'];
/** One number of one thing. */
export interface Figure {
  readonly labels: Rehearsal['instances'][number]['labels'];
  readonly value: number;
}

const REDUCERS: Readonly<Record<Reducer, (values: readonly [number, ...number[]]) => number>> = {
  last: (values) => values.at(-1) ?? values[0],
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  mean: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
};

/**
 * The numbers that an alert rule would compare: each field of a `numeric-wide` frame, each row of a `numeric-long` one, and each series
 * of a `timeseries-wide` one made one number. What has no value has no figure.
 * @throws EngineError `ENGINE_BAD_REQUEST` when the answer is a table
 */
export function figuresOf({ fields, meta }: DataFrame, reducer: Reducer): readonly Figure[] {
  const numbers = fields.filter(({ type }) => type === 'number');
  if (meta.type === 'numeric-long') {
    const [only, ...more] = numbers;
    if (!only) return [];
    if (more.length > 0) throw noNumber(numbers.map(({ name }) => name));
    const texts = fields.filter(({ type }) => type === 'string');
    return only.values.flatMap((value, row) => {
      const labels = Object.fromEntries(texts.map(({ name, values }) => [name, String(values[row] ?? '')]));
      return isNumber(value) ? [{ labels, value }] : [];
    });
  }
  if (meta.type !== 'numeric-wide' && meta.type !== 'timeseries-wide') throw noNumber(fields.map(({ name }) => name));
  return numbers.flatMap(({ labels = {}, values }) => {
    const [first, ...rest] = values.filter(isNumber);
    return first === undefined ? [] : [{ labels, value: REDUCERS[reducer]([first, ...rest]) }];
  });
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function noNumber(names: readonly string[]): EngineError {
  return new EngineError(
    'ENGINE_BAD_REQUEST',
    `The query gives a table (${names.join(', ')}), and a rule compares one number. Leave "statistic" and "output" out, or choose one figure.`
  );
}
