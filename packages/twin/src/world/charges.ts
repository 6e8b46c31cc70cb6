import { daysInMonth, firstDayOf, monthOf } from './calendar.ts';
import type { Account, LineFacts, RecordType } from './line.ts';
import { PLAIN_FACTS } from './line-facts.ts';
import type { LineDraft } from './lines.ts';
import { bookedLine } from './lines.ts';
import { keyAt, keyOf, pick, uniform } from './random.ts';
import type { DayRange } from './range.ts';
import { ACCRUALS, RHYTHMS, demand } from './rhythm.ts';

interface Charge {
  readonly service: string;
  readonly category: string;
  readonly usageType: string;
  readonly recordType: RecordType;
  readonly description: string;
  readonly region: string | null;
  readonly account: Account;
  readonly lagHours?: number;
  readonly seller?: string;
  readonly dollars: (day: number) => number;
}

function booked(seed: number, range: DayRange, charge: Charge): LineDraft {
  const facts: LineFacts = {
    ...PLAIN_FACTS,
    key: keyOf(seed, `${charge.service}/${charge.usageType}/${charge.recordType}`),
    account: charge.account,
    region: charge.region,
    service: charge.service,
    category: charge.category,
    usageType: charge.usageType,
    operation: '',
    recordType: charge.recordType,
    description: charge.description,
    billingEntity: charge.seller ? 'AWS Marketplace' : 'AWS',
    seller: charge.seller ?? PLAIN_FACTS.seller,
    unit: 'Unit',
    accrual: charge.seller && charge.recordType === 'Usage' ? ACCRUALS.flat : ACCRUALS.midnight,
    lagHours: charge.lagHours ?? 10,
  };
  return bookedLine(range, facts, charge.dollars);
}

/** True on one day of the month, given as its offset from the first. */
function isDay(day: number, offset: number): boolean {
  const month = monthOf(day);
  return day === firstDayOf(month) + Math.min(offset, daysInMonth(month) - 1);
}

const EC2 = 'Amazon Elastic Compute Cloud - Compute';

/** Fees, credits, refunds and a Marketplace seller: charges that follow the calendar, not demand. */
export function calendarCharges(seed: number, range: DayRange, accounts: readonly Account[]): LineDraft[] {
  const [payer, second] = accounts;
  if (!payer) return [];
  const chance = (name: string, day: number) => uniform(keyAt(keyOf(seed, name), monthOf(day)));
  const dayFor = (name: string, day: number) => pick(keyAt(keyOf(seed, `${name}-day`), monthOf(day)), 28);
  const seats = keyOf(seed, 'marketplace');
  const charges: Charge[] = [
    {
      service: 'Datadog Pro',
      category: 'Other',
      usageType: 'SoftwareUsage:Hosts',
      recordType: 'Usage',
      description: 'Datadog Pro, hosts per day; the seller reports four days late',
      region: 'us-east-1',
      account: payer,
      lagHours: 96,
      seller: 'Datadog, Inc.',
      dollars: (day) => Math.round(118 * demand(seats, RHYTHMS.steady, day) * 100) / 100,
    },
    {
      service: 'Redis Enterprise Cloud',
      category: 'Databases',
      usageType: 'SoftwareContract:Annual',
      recordType: 'Fee',
      description: 'Annual contract of Redis Enterprise Cloud',
      region: null,
      account: payer,
      seller: 'Redis',
      dollars: (day) => (monthOf(day) % 12 === 2 && isDay(day, 14) ? 9600 : 0),
    },
    {
      service: 'AWS Training',
      category: 'Other',
      usageType: 'Training-Seats',
      recordType: 'Fee',
      description: 'Classroom training',
      region: null,
      account: payer,
      dollars: (day) => (monthOf(day) % 12 === 8 && isDay(day, 21) ? 5400 : 0),
    },
    {
      service: 'Amazon Registrar',
      category: 'Networking',
      usageType: 'Global-DomainRegistration',
      recordType: 'Fee',
      description: 'Domain names renewed',
      region: 'global',
      account: payer,
      dollars: (day) =>
        chance('domain', day) < 0.6 && isDay(day, dayFor('domain', day))
          ? 14 * (2 + pick(keyAt(seed, monthOf(day)), 20))
          : 0,
    },
    {
      service: EC2,
      category: 'Compute',
      usageType: 'BoxUsage',
      recordType: 'Credit',
      description: 'Migration Acceleration Program credit',
      region: 'us-east-1',
      account: payer,
      dollars: (day) => (monthOf(day) % 6 < 3 && isDay(day, 0) ? -1800 : 0),
    },
    {
      service: 'AWS Lambda',
      category: 'Compute',
      usageType: 'Lambda-GB-Second',
      recordType: 'Refund',
      description: 'Goodwill refund after a runaway function',
      region: 'us-east-1',
      account: second ?? payer,
      dollars: (day) =>
        monthOf(day) % 4 === 1 && isDay(day, dayFor('refund', day)) ? -(180 + pick(keyAt(seed, monthOf(day)), 600)) : 0,
    },
  ];
  return charges.map((charge) => booked(seed, range, charge));
}
