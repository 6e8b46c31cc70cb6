import { fromText, toText } from '../../absent.ts';
import { ANYTHING } from '../../expand-variables.ts';
import type { Variables } from '../variables.ts';

export type Operator = 'in' | 'not-in';

/** What is asked about must have, or must not have, one of some values under a name. null stands for "absent". */
export interface Condition {
  readonly name: string;
  readonly op?: Operator;
  readonly values: (string | null)[];
}

/** With variables replaced and spread. A condition whose variable stands for anything is none; null when it is so. */
export function conditionWith<C extends Pick<Condition, 'values'>>(condition: C, { spread }: Variables): C | null {
  const values = condition.values.map(toText).flatMap(spread);
  return values.includes(ANYTHING) ? null : { ...condition, values: values.map(fromText) };
}
