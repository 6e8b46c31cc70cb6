import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { categoryValue } from './cost-categories.ts';
import type { Predicate } from './expression.ts';
import { predicateOf } from './expression.ts';
import { isStructure } from './input.ts';

/** A request's optional filter; without one every line passes. */
export function filterOf({ input, world }: Call): Predicate {
  const filter = input['Filter'];
  if (filter === undefined || filter === null) return () => true;
  if (!isStructure(filter)) throw validation('Filter must be an Expression.');
  return predicateOf(filter, (name) => categoryValue(world, name));
}
