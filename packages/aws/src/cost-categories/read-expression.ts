import type { Dimension } from '@smartcloudops/focus';
import { z } from 'zod';

import { categoryTag } from './category-tag.ts';
import { both, negated, Untranslatable } from './rule-terms.ts';
import type { Condition, Conjunction } from './rule-terms.ts';

const values = z.object({
  Key: z.string(),
  Values: z.array(z.string()).nullish(),
  MatchOptions: z.array(z.string()).nullish(),
});
type Values = z.output<typeof values>;

/** AWS's expression: exactly one of these is there. */
export interface Expression {
  readonly And?: readonly Expression[] | null | undefined;
  readonly Or?: readonly Expression[] | null | undefined;
  readonly Not?: Expression | null | undefined;
  readonly Dimensions?: Values | null | undefined;
  readonly Tags?: Values | null | undefined;
  readonly CostCategories?: Values | null | undefined;
}
export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.object({
    And: z.array(expressionSchema).nullish(),
    Or: z.array(expressionSchema).nullish(),
    Not: expressionSchema.nullish(),
    Dimensions: values.nullish(),
    Tags: values.nullish(),
    CostCategories: values.nullish(),
  })
);

/** AWS's dimensions that charges have as a column. Others (codes of services, charge types) have no column of the same values. */
const COLUMNS: Readonly<Record<string, Dimension>> = {
  LINKED_ACCOUNT: 'SubAccountId',
  LINKED_ACCOUNT_NAME: 'SubAccountName',
  REGION: 'RegionId',
  AZ: 'AvailabilityZone',
  SERVICE: 'ServiceName',
  USAGE_TYPE: 'x_UsageType',
  OPERATION: 'x_Operation',
  RESOURCE_ID: 'ResourceId',
};

/** Alternatives of which one must hold for the expression to hold. @throws Untranslatable */
export function alternativesOf(expression: Expression): readonly Conjunction[] {
  const { And, Or, Not, Dimensions, Tags, CostCategories } = expression;
  if (And) return And.map(alternativesOf).reduce(both);
  if (Or) return Or.flatMap(alternativesOf);
  if (Not) return negated(alternativesOf(Not));
  if (Tags) return [[condition(`Tags.${Tags.Key}`, Tags)]];
  if (CostCategories) return [[condition(`Tags.${categoryTag(CostCategories.Key)}`, CostCategories)]];
  if (!Dimensions) throw new Untranslatable('one of its conditions is of an unknown kind');
  const column = COLUMNS[Dimensions.Key];
  if (!column) throw new Untranslatable(`charges have no column for ${Dimensions.Key}`);
  return [[condition(column, Dimensions)]];
}

function condition(dimension: Dimension, { Values: told, MatchOptions: options }: Values): Condition {
  const how = options?.filter((option) => option !== 'CASE_SENSITIVE') ?? [];
  const wanted = told ?? [];
  switch (how.length > 0 ? how.join(' and ') : 'EQUALS') {
    case 'EQUALS':
      // AWS writes an absent value as an empty text.
      return { dimension, in: wanted.map((value) => (value === '' ? null : value)) };
    case 'ABSENT':
      return { dimension, in: [null] };
    case 'STARTS_WITH':
      return { dimension, startsWith: wanted };
    case 'ENDS_WITH':
      return { dimension, endsWith: wanted };
    case 'CONTAINS':
      return { dimension, contains: wanted };
    default:
      throw new Untranslatable(`rules cannot compare by ${how.join(' and ')}`);
  }
}
