import type { DataFrame, FieldType, FrameField } from '@smartcloudops/contract';

import { exactNumber } from './exact-json.ts';

/** Grafana's JSON form of a frame: what `/api/ds/query` answers and the browser's `dataFrameFromJSON` reads. */
export interface FrameJson {
  readonly schema: {
    readonly name: string;
    readonly refId?: string;
    readonly meta: DataFrame['meta'];
    readonly fields: readonly {
      readonly name: string;
      readonly type: FieldType;
      readonly typeInfo: { readonly frame: string; readonly nullable: true };
      readonly labels?: Readonly<Record<string, string>>;
      readonly config?: Readonly<Record<string, unknown>>;
    }[];
  };
  readonly data: { readonly values: readonly (readonly unknown[])[] };
}

/** Names that Grafana's Go side gives to the column types. */
const GO_TYPE: Readonly<Record<FieldType, string>> = {
  time: 'time.Time',
  number: 'float64',
  string: 'string',
  boolean: 'bool',
};

function values({ values: plain, exact }: FrameField): readonly unknown[] {
  if (!exact) return plain;
  return exact.map((text) => (text === null ? null : exactNumber(text)));
}

/** Money keeps every digit: `JSON.stringify` of the answer writes exact decimals where the frame knows them. */
export function frameToJson(frame: DataFrame): FrameJson {
  return {
    schema: {
      name: frame.name,
      ...(frame.refId === undefined ? {} : { refId: frame.refId }),
      meta: frame.meta,
      fields: frame.fields.map(({ name, type, labels, config }) => ({
        name,
        type,
        typeInfo: { frame: GO_TYPE[type], nullable: true },
        ...(labels ? { labels } : {}),
        ...(config ? { config } : {}),
      })),
    },
    data: { values: frame.fields.map(values) },
  };
}
