import { validation } from '../../http/aws-error.ts';
import type { Line } from '../../world/line.ts';
import { COST_CATEGORY, dimensionOf, shownValue } from './dimension.ts';
import type { Structure } from './input.ts';
import { structures, text } from './input.ts';

interface GroupDefinition {
  readonly Type: string;
  readonly Key: string;
}

export interface Grouping {
  readonly definitions: readonly GroupDefinition[];
  /** Group keys of a line, one per definition. */
  readonly keysOf: (line: Line) => string[];
}

const MAX_GROUPS = 2;

function keyOf({ Type, Key }: GroupDefinition): (line: Line) => string {
  switch (Type) {
    case 'DIMENSION': {
      const dimension = dimensionOf(Key, 'group');
      return (line) => shownValue(dimension, line);
    }
    case 'TAG':
      return (line) => `${Key}$${line.tags?.[Key] ?? ''}`;
    case 'COST_CATEGORY':
      return (line) => `${Key}$${Key === COST_CATEGORY ? line.account.businessUnit : ''}`;
    default:
      throw validation('Group Definition type is invalid.');
  }
}

/** @throws ValidationException for more than two groups or an unknown one */
export function groupingOf(input: Structure): Grouping {
  const definitions = structures(input['GroupBy']).map((group) => ({
    Type: text(group, 'Type'),
    Key: text(group, 'Key'),
  }));
  if (definitions.length > MAX_GROUPS) {
    throw validation(`Maximum number of group by definitions is ${MAX_GROUPS}, you have ${definitions.length}.`);
  }
  if (new Set(definitions.map(({ Type, Key }) => `${Type}/${Key}`)).size < definitions.length) {
    throw validation('Group by definitions must be unique.');
  }
  const keys = definitions.map(keyOf);
  return { definitions, keysOf: (line) => keys.map((key) => key(line)) };
}
