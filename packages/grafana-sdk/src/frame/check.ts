import { GrafanaSdkError } from '../errors.ts';
import type { CheckedFrame, Field, FieldInput, FrameInput, FrameMeta } from './frame.ts';
import { FIELD_TYPES, isFieldType } from './field-type.ts';

const passed = new WeakSet<object>();

/**
 * The one way to a frame that can be sent: all fields have one length and a known type, `typeVersion` stands beside `type`.
 * Values are checked when they are encoded. An empty refId is filled in with the given one.
 */
export function checkFrame(input: FrameInput | CheckedFrame, refId = ''): CheckedFrame {
  if (isChecked(input) && (input.refId !== '' || refId === '')) {
    return input;
  }
  const fields = input.fields.map((field) => checkField(field, input.name));
  const length = fields[0]?.values.length ?? 0;
  const odd = fields.find((field) => field.values.length !== length);
  if (odd) {
    throw new GrafanaSdkError(
      'SDK_FRAME_INVALID',
      `Frame "${input.name ?? ''}" is uneven: field "${fields[0]?.name}" has ${length} values, field "${odd.name}" has ${odd.values.length}. Give every field the same number of values.`
    );
  }
  return seal({ name: input.name ?? '', refId: input.refId || refId, fields, meta: checkMeta(input.meta), length });
}

/** For decoders, whose output has the promised shape by construction. */
export function seal(frame: Omit<CheckedFrame, keyof BrandOnly>): CheckedFrame {
  passed.add(frame);
  return frame as CheckedFrame;
}
type BrandOnly = { [K in keyof CheckedFrame as K extends symbol ? K : never]: CheckedFrame[K] };

function isChecked(frame: FrameInput): frame is CheckedFrame {
  return passed.has(frame);
}

function checkField(field: FieldInput, frame: string | undefined): Field {
  const type = field.type === 'number' ? 'float64' : field.type;
  if (!isFieldType(type)) {
    throw new GrafanaSdkError(
      'SDK_FRAME_INVALID',
      `Field "${field.name}" of frame "${frame ?? ''}" has the unknown type "${String(type)}". Use one of number, ${Object.keys(FIELD_TYPES).join(', ')}.`
    );
  }
  const nullable = field.nullable ?? (type !== 'time' || hasMissing(field.values));
  const { name, labels, config, values } = field;
  return { name, type, nullable, values, ...(labels ? { labels } : {}), ...(config ? { config } : {}) };
}

function hasMissing(values: ArrayLike<unknown>): boolean {
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null || values[i] === undefined) return true;
  }
  return false;
}

function checkMeta(meta: FrameMeta | undefined): FrameMeta | undefined {
  return meta?.type && !meta.typeVersion ? { ...meta, typeVersion: [0, 1] } : meta;
}
