import { validation } from '../../http/aws-error.ts';
import type { Line } from '../../world/line.ts';
import { dimensionOf } from './dimension.ts';
import type { Structure } from './input.ts';
import { structure, structures, text, texts } from './input.ts';

export type Predicate = (line: Line) => boolean;

const ROOTS = ['Or', 'And', 'Not', 'Dimensions', 'Tags', 'CostCategories'] as const;
const MATCH_OPTIONS = [
  'EQUALS',
  'ABSENT',
  'STARTS_WITH',
  'ENDS_WITH',
  'CONTAINS',
  'CASE_SENSITIVE',
  'CASE_INSENSITIVE',
];

type Test = (value: string, wanted: string) => boolean;
const TESTS: Readonly<Record<string, Test>> = {
  STARTS_WITH: (value, wanted) => value.startsWith(wanted),
  ENDS_WITH: (value, wanted) => value.endsWith(wanted),
  CONTAINS: (value, wanted) => value.includes(wanted),
};

/** How a value is compared; `null` is a line without the dimension, tag or category. */
function matcher(condition: Structure): (value: string | null, shown: string) => boolean {
  const options = texts(condition['MatchOptions']);
  const unknown = options.find((option) => !MATCH_OPTIONS.includes(option));
  if (unknown !== undefined) throw validation(`Match option ${unknown} is not supported.`);
  if (options.includes('ABSENT')) return (value) => value === null;
  const fold = options.includes('CASE_INSENSITIVE') ? (s: string) => s.toLowerCase() : (s: string) => s;
  const wanted = texts(condition['Values']).map(fold);
  if (wanted.length === 0) throw validation('Values must not be empty unless MatchOptions is ABSENT.');
  const test = TESTS[options.find((option) => TESTS[option]) ?? ''];
  if (test) return (_value, shown) => wanted.some((one) => test(fold(shown), one));
  const set = new Set(wanted);
  return (_value, shown) => set.has(fold(shown));
}

/** A function from a charge to its value of a cost category, by the category's name. */
export type CategoryOf = (name: string) => (line: Line) => string | null;

function operands(value: unknown, categoryOf: CategoryOf): Predicate[] {
  const expressions = structures(value);
  if (expressions.length < 2) throw validation('And and Or must have at least 2 expressions.');
  return expressions.map((expression) => predicateOf(expression, categoryOf));
}

/** @throws ValidationException when the expression has no or several roots, or names an unknown dimension */
export function predicateOf(expression: Structure, categoryOf: CategoryOf): Predicate {
  const roots = ROOTS.filter((root) => expression[root] !== undefined && expression[root] !== null);
  const [root] = roots;
  if (root === undefined) throw validation('Expression must have one root operator.');
  if (roots.length > 1) {
    throw validation(
      `Expression has more than one roots. Only one root operator is allowed for each expression: ${roots.join(', ')}`
    );
  }
  const inner = expression[root];
  switch (root) {
    case 'And': {
      const all = operands(inner, categoryOf);
      return (line) => all.every((predicate) => predicate(line));
    }
    case 'Or': {
      const any = operands(inner, categoryOf);
      return (line) => any.some((predicate) => predicate(line));
    }
    case 'Not': {
      const negated = predicateOf(structure(expression, 'Not'), categoryOf);
      return (line) => !negated(line);
    }
    case 'Dimensions': {
      const condition = structure(expression, root);
      const { valueOf, none } = dimensionOf(text(condition, 'Key'), 'filter');
      const matches = matcher(condition);
      return (line) => {
        const value = valueOf(line);
        return matches(value, value ?? none);
      };
    }
    case 'Tags': {
      const condition = structure(expression, root);
      const key = text(condition, 'Key');
      const matches = matcher(condition);
      return (line) => {
        const value = line.tags?.[key] ?? null;
        return matches(value, value ?? '');
      };
    }
    case 'CostCategories': {
      const condition = structure(expression, root);
      const valueOf = categoryOf(text(condition, 'Key'));
      const matches = matcher(condition);
      return (line) => {
        const value = valueOf(line);
        return matches(value, value ?? '');
      };
    }
  }
}
