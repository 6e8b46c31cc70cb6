import type { FieldConfig, FieldInput, FrameInput, FrameMeta, Labels } from './frame.ts';
import type { FrameType } from './frame.ts';

/** Values of a series; missing is null. */
export interface Series {
  readonly name: string;
  readonly values: ArrayLike<number | null>;
  readonly labels?: Labels;
  readonly config?: FieldConfig;
}

export interface Dimension {
  readonly name: string;
  readonly values: ArrayLike<string | null>;
}

/** Epoch ms (or bigint ns), ascending: expressions and alerting count on it. */
export type Times = ArrayLike<number | bigint | Date>;

interface Named {
  readonly name?: string;
  readonly refId?: string;
  readonly meta?: FrameMeta;
}

/** One time column and any number of series over it. The first choice where series share their times. */
export function timeSeriesWide(input: Named & { times: Times; series: readonly Series[] }): FrameInput {
  return shaped('timeseries-wide', input, [time(input.times), ...input.series.map(number)]);
}

/** One frame per series, each with its own times. */
export function timeSeriesMulti(input: Named & { series: readonly (Series & { times: Times })[] }): FrameInput[] {
  const { series } = input;
  if (series.length === 0) return [shaped('timeseries-multi', input, [])];
  return series.map((one) =>
    shaped('timeseries-multi', { ...input, name: input.name ?? one.name }, [time(one.times), number(one)])
  );
}

/** One row per time and combination of dimensions, as SQL gives it. */
export function timeSeriesLong(
  input: Named & { times: Times; values: readonly Series[]; dimensions: readonly Dimension[] }
): FrameInput {
  return shaped('timeseries-long', input, [
    time(input.times),
    ...input.values.map(number),
    ...input.dimensions.map(text),
  ]);
}

/** One row; one column per number, told apart by labels. */
export function numericWide(
  input: Named & { numbers: readonly { name: string; value: number | null; labels?: Labels; config?: FieldConfig }[] }
): FrameInput {
  return shaped(
    'numeric-wide',
    input,
    input.numbers.map(({ value, ...rest }) => number({ ...rest, values: [value] }))
  );
}

/** One frame of one row per number. */
export function numericMulti(
  input: Named & { numbers: readonly { name: string; value: number | null; labels?: Labels; config?: FieldConfig }[] }
): FrameInput[] {
  const { numbers } = input;
  if (numbers.length === 0) return [shaped('numeric-multi', input, [])];
  return numbers.map(({ value, ...rest }) => shaped('numeric-multi', input, [number({ ...rest, values: [value] })]));
}

/** One row per combination of dimensions. */
export function numericLong(
  input: Named & { values: readonly Series[]; dimensions: readonly Dimension[] }
): FrameInput {
  return shaped('numeric-long', input, [...input.values.map(number), ...input.dimensions.map(text)]);
}

/** Anything else. */
export function table(input: Named & { fields: readonly FieldInput[] }): FrameInput {
  return shaped('table', input, input.fields);
}

function shaped(type: FrameType, { name, refId, meta }: Named, fields: readonly FieldInput[]): FrameInput {
  return { name: name ?? '', ...(refId ? { refId } : {}), fields, meta: { ...meta, type, typeVersion: [0, 1] } };
}

function time(values: Times): FieldInput {
  return { name: 'time', type: 'time', nullable: false, values };
}

function number(series: Series): FieldInput {
  return { type: 'number', ...series };
}

function text(dimension: Dimension): FieldInput {
  return { type: 'string', ...dimension };
}
