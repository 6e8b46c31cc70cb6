import { FieldType } from '@grafana/data';
import type { DataFrame, Field } from '@grafana/data';
import { RECOMMENDATION_FIELDS, RECOMMENDATION_SCHEMA } from '@smartcloudops/contract';
import type { RecommendationField } from '@smartcloudops/contract';
import type { Recommendation, Total } from './recommendation.ts';

export interface ShapeProblem {
  readonly field: RecommendationField;
  readonly expected: string;
  /** The type found, or null when the field is missing. */
  readonly found: string | null;
}

export type Reading =
  | { readonly kind: 'no-data' }
  | { readonly kind: 'unknown-schema'; readonly schema: string }
  | { readonly kind: 'wrong-shape'; readonly problems: readonly ShapeProblem[] }
  | {
      readonly kind: 'recommendations';
      readonly frame: DataFrame;
      readonly rows: readonly Recommendation[];
      readonly total: Total | null;
      /** More than one means that savings cannot be compared across rows. */
      readonly currencies: readonly string[];
    };

const NAMES = Object.keys(RECOMMENDATION_FIELDS) as RecommendationField[];

function isTyped(field: Field, expected: string): boolean {
  // A column that is empty throughout may arrive without a type.
  return field.type === expected || (field.values.length === 0 && field.type === FieldType.other);
}

function problemsOf(fields: ReadonlyMap<string, Field>): ShapeProblem[] {
  return NAMES.flatMap((name): ShapeProblem[] => {
    const { type, required } = RECOMMENDATION_FIELDS[name];
    const field = fields.get(name);
    if (!field) return required ? [{ field: name, expected: type, found: null }] : [];
    return isTyped(field, type) ? [] : [{ field: name, expected: type, found: field.type }];
  });
}

function totalOf(custom: Record<string, unknown> | undefined): Total | null {
  const { totalMonthlySaving, currency } = custom ?? {};
  return typeof totalMonthlySaving === 'number' && typeof currency === 'string'
    ? { monthlySaving: totalMonthlySaving, currency }
    : null;
}

/** Reads the documented frame, or says what is wrong with what came instead. */
export function readFrame(series: readonly DataFrame[]): Reading {
  const frame = series.find((each) => each.fields.length > 0);
  if (!frame) return { kind: 'no-data' };
  const schema = frame.meta?.custom?.schema;
  if (typeof schema === 'string' && schema !== RECOMMENDATION_SCHEMA) return { kind: 'unknown-schema', schema };

  const fields = new Map(frame.fields.map((field) => [field.name, field]));
  const problems = problemsOf(fields);
  if (problems.length > 0) return { kind: 'wrong-shape', problems };

  const value = (name: RecommendationField, row: number) => fields.get(name)?.values[row] ?? null;
  const text = (name: RecommendationField, row: number) => value(name, row) as string | null;
  const rows = Array.from({ length: frame.length }, (_, row): Recommendation => ({
    id: text('id', row) ?? String(row),
    title: text('title', row) ?? '',
    monthlySaving: (value('monthlySaving', row) as number | null) ?? 0,
    currency: text('currency', row) ?? '',
    category: text('category', row),
    effort: text('effort', row),
    risk: text('risk', row),
    resourceId: text('resourceId', row),
    SubAccountId: text('SubAccountId', row),
    SubAccountName: text('SubAccountName', row),
    ServiceName: text('ServiceName', row),
    RegionId: text('RegionId', row),
    reason: text('reason', row),
    source: text('source', row),
    detectedAt: value('detectedAt', row) as number | null,
    rowIndex: row,
  }));
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return { kind: 'recommendations', frame, rows, total: totalOf(frame.meta?.custom), currencies };
}
