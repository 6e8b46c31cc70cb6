import fc from 'fast-check';

import { definitionSchema } from './definition.ts';
import type { Expression } from './read-expression.ts';
import { alternativesOf } from './read-expression.ts';
import type { Condition } from './rule-terms.ts';
import { toRules } from './to-rules.ts';

const isOneOf = (Key: string, Values: string[], MatchOptions = ['EQUALS']) => ({ Key, Values, MatchOptions });
const category = (Rule: Expression, more: object = {}) =>
  toRules(
    definitionSchema.parse({
      ...{ CostCategoryArn: 'arn', Name: 'C', Rules: [{ Value: 'A', Rule, Type: 'REGULAR' }] },
      ...more,
    })
  );

test('conditions, inherited values, a default and splits are said in the terms of charges', () => {
  const Rule = { Dimensions: isOneOf('LINKED_ACCOUNT', ['1', '2']) };
  expect(
    category(Rule, {
      Rules: [
        { Value: 'A', Rule, Type: 'REGULAR' },
        { Type: 'INHERITED_VALUE', InheritedValue: { DimensionName: 'TAG', DimensionKey: 'team' } },
        { Type: 'INHERITED_VALUE', InheritedValue: { DimensionName: 'LINKED_ACCOUNT_NAME' } },
      ],
      DefaultValue: 'Rest',
      SplitChargeRules: [
        {
          Source: 'A',
          Targets: ['B', 'C'],
          Method: 'FIXED',
          Parameters: [{ Type: 'ALLOCATION_PERCENTAGES', Values: ['30', '70'] }],
        },
        { Source: 'B', Targets: ['C'], Method: 'EVEN' },
      ],
    })
  ).toEqual({
    rules: [
      { value: 'A', where: [{ dimension: 'SubAccountId', in: ['1', '2'] }] },
      { valueFrom: 'Tags.team', where: [] },
      { valueFrom: 'SubAccountName', where: [] },
      { value: 'Rest', where: [] },
    ],
    splits: [
      { of: 'A', method: 'fixed', shares: { B: '30', C: '70' } },
      { of: 'B', method: 'even', to: ['C'] },
    ],
  });
});

test('what charges have no column for is told, not guessed', () => {
  expect(category({ Dimensions: isOneOf('RECORD_TYPE', ['Tax']) })).toEqual({
    why: 'A rule cannot be translated: charges have no column for RECORD_TYPE.',
  });
  expect(category({ Tags: isOneOf('team', ['a'], ['EQUALS', 'CASE_INSENSITIVE']) })).toMatchObject({
    why: expect.stringContaining('CASE_INSENSITIVE'),
  });
});

/** What AWS says the expression means. */
function holds({ And, Or, Not, Tags }: Expression, tags: Readonly<Record<string, string>>): boolean {
  if (And) return And.every((one) => holds(one, tags));
  if (Or) return Or.some((one) => holds(one, tags));
  if (Not) return !holds(Not, tags);
  const value = tags[Tags?.Key ?? ''] ?? null;
  switch (Tags?.MatchOptions?.[0]) {
    case 'ABSENT':
      return value === null;
    case 'STARTS_WITH':
      return Tags.Values?.some((one) => value?.startsWith(one)) ?? false;
    default:
      return Tags?.Values?.includes(value ?? '') ?? false;
  }
}
function meets(
  { dimension, in: within, startsWith, not = false }: Condition,
  tags: Readonly<Record<string, string>>
): boolean {
  const value = tags[dimension.slice('Tags.'.length)] ?? null;
  return ((within?.includes(value) ?? true) && (startsWith?.some((one) => value?.startsWith(one)) ?? true)) !== not;
}

test('any tree of conditions means the same as one of its alternatives', () => {
  const key = fc.constantFrom('a', 'b');
  const value = fc.constantFrom('x', 'xy', 'z');
  const leaf = fc
    .tuple(key, fc.array(value, { minLength: 1, maxLength: 2 }), fc.constantFrom('EQUALS', 'ABSENT', 'STARTS_WITH'))
    .map(([Key, Values, option]): Expression => ({ Tags: isOneOf(Key, Values, [option]) }));
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('tree'), { minLength: 2, maxLength: 2 }).map((And): Expression => ({ And })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 2 }).map((Or): Expression => ({ Or })),
      tie('tree').map((Not): Expression => ({ Not }))
    ),
  }));
  fc.assert(
    fc.property(tree, fc.dictionary(key, value), (expression, tags) => {
      const alternatives = alternativesOf(expression);
      expect(alternatives.some((all) => all.every((one) => meets(one, tags)))).toBe(holds(expression, tags));
    }),
    { numRuns: 300 }
  );
});
