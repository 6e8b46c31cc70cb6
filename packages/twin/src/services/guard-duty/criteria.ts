import type { AwsError } from '../../http/aws-error.ts';
import type { GuardDutyFinding } from './show-finding.ts';

interface Condition {
  readonly equals?: readonly string[];
  readonly eq?: readonly string[];
  readonly notEquals?: readonly string[];
  readonly greaterThanOrEqual?: number;
  readonly gte?: number;
  readonly lessThan?: number;
}

/** Conditions by field, all of which have to hold. */
export type Criteria = Readonly<Record<string, Condition>>;

const FIELDS: Readonly<Record<string, (finding: GuardDutyFinding) => string | number>> = {
  id: ({ id }) => id,
  accountId: ({ accountId }) => accountId,
  region: ({ region }) => region,
  type: ({ type }) => type,
  severity: ({ severity }) => severity,
  updatedAt: ({ updatedAt }) => Date.parse(updatedAt),
  'service.archived': ({ service }) => String(service.archived),
};

/** @throws what `refuse` makes of a field that cannot be asked by */
export function meets(finding: GuardDutyFinding, criteria: Criteria, refuse: (message: string) => AwsError): boolean {
  return Object.entries(criteria).every(([field, condition]) => {
    const value = FIELDS[field]?.(finding);
    if (value === undefined) throw refuse(`The request is rejected because the criterion ${field} is not known.`);
    const { equals = condition.eq, notEquals, greaterThanOrEqual = condition.gte, lessThan } = condition;
    return (
      (equals === undefined || equals.includes(String(value))) &&
      (notEquals === undefined || !notEquals.includes(String(value))) &&
      (greaterThanOrEqual === undefined || Number(value) >= greaterThanOrEqual) &&
      (lessThan === undefined || Number(value) < lessThan)
    );
  });
}
