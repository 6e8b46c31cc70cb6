/** Data frames: plain data in, Arrow or JSON out, and back. */
export { checkFrame } from './check.ts';
export { decodeArrow } from './arrow/decode.ts';
export { encodeArrow } from './arrow/encode.ts';
export { field } from './field.ts';
export type { FieldOptions } from './field.ts';
export type { FieldType, FieldValues } from './field-type.ts';
export type {
  CheckedFrame,
  Field,
  FieldConfig,
  FieldInput,
  FrameInput,
  FrameMeta,
  FrameType,
  Labels,
  Notice,
} from './frame.ts';
export { frameFromJson } from './json/read.ts';
export { frameToJson } from './json/write.ts';
export type { FrameInclude } from './json/write.ts';
export {
  numericLong,
  numericMulti,
  numericWide,
  table,
  timeSeriesLong,
  timeSeriesMulti,
  timeSeriesWide,
} from './shapes.ts';
export type { Dimension, Series, Times } from './shapes.ts';
