import type { Call } from '../../http/service.ts';
import { categoryValue } from './cost-categories.ts';
import { validation } from '../../http/aws-error.ts';
import type { Line } from '../../world/line.ts';
import { dimensionOf, shownValue } from './dimension.ts';
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

function keyOf({ Type, Key }: GroupDefinition, { world }: Call): (line: Line) => string {
  switch (Type) {
    case 'DIMENSION': {
      const dimension = dimensionOf(Key, 'group');
      return (line) => shownValue(dimension, line);
    }
    case 'TAG':
      return (line) => `${Key}$${line.tags?.[Key] ?? ''}`;
    case 'COST_CATEGORY': {
      const valueOf = categoryValue(world, Key);
      return (line) => `${Key}$${valueOf(line) ?? ''}`;
    }
    default:
      throw validation('Group Definition type is invalid.');
  }
}

/** @throws ValidationException for more than two groups or an unknown one */
export function groupingOf(call: Call): Grouping {
  const definitions = structures(call.input['GroupBy']).map((group) => ({
    Type: text(group, 'Type'),
    Key: text(group, 'Key'),
  }));
  if (definitions.length > MAX_GROUPS) {
    throw validation(`Maximum number of group by definitions is ${MAX_GROUPS}, you have ${definitions.length}.`);
  }
  if (new Set(definitions.map(({ Type, Key }) => `${Type}/${Key}`)).size < definitions.length) {
    throw validation('Group by definitions must be unique.');
  }
  const keys = definitions.map((definition) => keyOf(definition, call));
  return { definitions, keysOf: (line) => keys.map((key) => key(line)) };
}
