import { validation } from '../../http/aws-error.ts';
import type { Account, Line } from '../../world/line.ts';

/** A line's value of a dimension; null when it has none. */
type ValueOf = (line: Line) => string | null;

interface Dimension {
  readonly valueOf: ValueOf;
  /** What Cost Explorer shows for lines without a value. */
  readonly none: string;
  /** Can be grouped by (all can be filtered by). */
  readonly groupable: boolean;
}

function dimension(none: string, valueOf: ValueOf, groupable = true): Dimension {
  return { none, valueOf, groupable };
}

const familyOf = (line: Line) => line.instanceType?.replace(/^(db|cache|ml)\./, '').split('.')[0] ?? null;
const ofCommitment = (type: 'Savings Plan' | 'Reserved') => (line: Line) =>
  line.commitment?.type === type ? line.commitment.id : null;

const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  AZ: dimension('NoAZ', (line) => line.availabilityZone),
  BILLING_ENTITY: dimension('', (line) => line.billingEntity),
  DATABASE_ENGINE: dimension('NoDatabaseEngine', (line) => line.databaseEngine),
  INSTANCE_TYPE: dimension('NoInstanceType', (line) => line.instanceType),
  INSTANCE_TYPE_FAMILY: dimension('NoInstanceTypeFamily', familyOf),
  INVOICING_ENTITY: dimension('', () => 'Amazon Web Services, Inc.'),
  LEGAL_ENTITY_NAME: dimension('', (line) => line.seller),
  LINKED_ACCOUNT: dimension('', (line) => line.account.id),
  LINKED_ACCOUNT_NAME: dimension('', (line) => line.account.name, false),
  OPERATION: dimension('NoOperation', (line) => line.operation || null),
  PLATFORM: dimension('NoPlatform', (line) => line.platform),
  PURCHASE_TYPE: dimension('NoPurchaseType', (line) => line.purchaseType || null),
  RECORD_TYPE: dimension('', (line) => line.recordType),
  REGION: dimension('NoRegion', (line) => line.region),
  RESERVATION_ID: dimension('NoReservationId', ofCommitment('Reserved')),
  RESOURCE_ID: dimension('NoResourceId', (line) => line.resource?.id ?? null),
  SAVINGS_PLANS_TYPE: dimension('NoSavingsPlansType', (line) =>
    line.commitment?.type === 'Savings Plan' ? 'ComputeSavingsPlans' : null
  ),
  SAVINGS_PLAN_ARN: dimension('NoSavingsPlanArn', ofCommitment('Savings Plan')),
  SERVICE: dimension('', (line) => line.service),
  TENANCY: dimension('NoTenancy', (line) => (line.instanceType === null ? null : 'Shared')),
  USAGE_TYPE: dimension('NoUsageType', (line) => line.usageType || null),
};

/** @throws ValidationException for a dimension this Cost Explorer does not have */
export function dimensionOf(key: string, use: 'group' | 'filter'): Dimension {
  const found = DIMENSIONS[key];
  if (found && (use === 'filter' || found.groupable)) return found;
  throw validation(`Dimension ${key} is not supported for ${use === 'group' ? 'grouping' : 'filtering'}.`);
}

/** What a group key or a list of values shows for a line. */
export function shownValue({ valueOf, none }: Dimension, line: Line): string {
  return valueOf(line) ?? none;
}

interface ValueWithAttributes {
  readonly Value: string;
  readonly Attributes: Readonly<Record<string, string>>;
}

/** Names of accounts arrive beside their ids. */
export function withAttributes(
  key: string,
  values: readonly string[],
  accounts: readonly Account[]
): ValueWithAttributes[] {
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  return values.map((Value): ValueWithAttributes => {
    const name = key === 'LINKED_ACCOUNT' ? names.get(Value) : undefined;
    return { Value, Attributes: name === undefined ? {} : { description: name } };
  });
}
