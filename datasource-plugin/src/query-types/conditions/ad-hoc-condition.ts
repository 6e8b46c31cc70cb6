import type { AdHocVariableFilter } from '@grafana/data';
import { fromText } from '../../absent.ts';
import type { Condition, Operator } from './condition.ts';

const OPERATORS: Readonly<Record<string, Operator>> = { '=': 'in', '=|': 'in', '!=': 'not-in', '!=|': 'not-in' };

/** A dashboard's ad-hoc filter. @throws Error when it uses an operator that the backend does not know */
export function adHocCondition({ key, operator, value, values }: AdHocVariableFilter): Condition {
  const op = OPERATORS[operator];
  if (!op) {
    throw new Error(
      `The ad-hoc filter on "${key}" uses "${operator}", which this data source cannot answer. Use =, !=, "one of" or "not one of".`
    );
  }
  return { name: key, op, values: (values ?? [value]).map(fromText) };
}
