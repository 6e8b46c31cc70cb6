import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { NOW, callOf, company } from '../../../test/fixture.ts';
import { dayOf, formatDay } from '../../world/calendar.ts';
import { getAnomalies, getAnomalyMonitors } from './get-anomalies.ts';
import { getCostAndUsage } from './get-cost-and-usage.ts';
import { getReservationCoverage } from './get-reservation-coverage.ts';
import { getReservationUtilization } from './get-reservation-utilization.ts';
import { getSavingsPlansCoverage } from './get-savings-plans-coverage.ts';
import { getSavingsPlansUtilization, getSavingsPlansUtilizationDetails } from './get-savings-plans-utilization.ts';

/** Closed by now, so that everything has arrived. */
const MONTH = { Start: '2026-10-01', End: '2026-11-01' };
const RDS = 'Amazon Relational Database Service';
const EC2 = 'Amazon Elastic Compute Cloud - Compute';
const ofService = (service: string) => ({ Dimensions: { Key: 'SERVICE', Values: [service] } });

/** What the bill itself says of one charge type, by metric. */
function bill(recordType: string, metric: string, service?: string): string {
  const type = { Dimensions: { Key: 'RECORD_TYPE', Values: [recordType] } };
  const answer = getCostAndUsage(
    callOf({
      ...{ TimePeriod: MONTH, Granularity: 'MONTHLY', Metrics: [metric] },
      Filter: service === undefined ? type : { And: [type, ofService(service)] },
    })
  ) as { ResultsByTime: { Total: Record<string, { Amount: string }> }[] };
  return answer.ResultsByTime[0]?.Total[metric]?.Amount ?? '';
}
const minus = (a: string, b: string) => formatDecimal((parseDecimal(a) ?? 0n) - (parseDecimal(b) ?? 0n));
const sum = (amounts: readonly string[]) =>
  formatDecimal(amounts.reduce((all, one) => all + (parseDecimal(one) ?? 0n), 0n));

type Texts = Readonly<Record<string, string>>;
interface PlanUse {
  readonly TimePeriod: Texts;
  readonly Attributes: Texts;
  readonly Utilization: Texts;
  readonly Savings: Texts;
  readonly SavingsPlanArn: string;
}

test('what Savings Plans are said to be used ties to the lines of the bill, in total and by day', () => {
  const { SavingsPlansUtilizationsByTime: days, Total } = getSavingsPlansUtilization(
    callOf({ TimePeriod: MONTH, Granularity: 'DAILY' })
  ) as { SavingsPlansUtilizationsByTime: PlanUse[]; Total: PlanUse };
  const committed = bill('SavingsPlanRecurringFee', 'UnblendedCost');
  const used = bill('SavingsPlanCoveredUsage', 'AmortizedCost');
  expect(Total.Utilization).toMatchObject({
    TotalCommitment: committed,
    UsedCommitment: used,
    // Amortized, the fee is what the plan's usage left unused.
    UnusedCommitment: bill('SavingsPlanRecurringFee', 'AmortizedCost'),
  });
  expect(Total.Savings['NetSavings']).toBe(minus(bill('SavingsPlanCoveredUsage', 'UnblendedCost'), committed));
  expect(Number(Total.Utilization['UtilizationPercentage'])).toBeCloseTo((100 * Number(used)) / Number(committed), 6);
  expect(days).toHaveLength(31);
  expect(sum(days.map(({ Utilization }) => Utilization['UsedCommitment'] ?? ''))).toBe(used);
});

test('each plan tells until when it holds', () => {
  const { SavingsPlansUtilizationDetails: plans, Total } = getSavingsPlansUtilizationDetails(
    callOf({ TimePeriod: MONTH })
  ) as { SavingsPlansUtilizationDetails: PlanUse[]; Total: PlanUse };
  expect(plans).toHaveLength(1);
  expect(plans[0]?.Utilization).toEqual(Total.Utilization);
  const { StartDateTime = '', EndDateTime = '', HourlyCommitment = '' } = plans[0]?.Attributes ?? {};
  expect(Date.parse(StartDateTime)).toBeLessThanOrEqual(NOW);
  expect(Date.parse(EndDateTime)).toBeGreaterThan(NOW);
  const fee = bill('SavingsPlanRecurringFee', 'UnblendedCost');
  expect(formatDecimal((parseDecimal(HourlyCommitment) ?? 0n) * 24n * 31n)).toBe(fee);
});

test('coverage parts add up to what could be covered, whatever the groups', () => {
  const ask = (more: object) =>
    (
      getSavingsPlansCoverage(callOf({ TimePeriod: MONTH, Granularity: 'MONTHLY', ...more })) as {
        SavingsPlansCoverages: { Attributes: Texts; Coverage: Texts }[];
      }
    ).SavingsPlansCoverages;
  const [whole] = ask({});
  expect(whole?.Coverage['SpendCoveredBySavingsPlans']).toBe(bill('SavingsPlanCoveredUsage', 'UnblendedCost'));
  const byService = ask({ GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }] });
  expect(byService.map(({ Attributes }) => Attributes['SERVICE'])).toContain(EC2);
  for (const part of ['SpendCoveredBySavingsPlans', 'OnDemandCost', 'TotalCost'])
    expect(sum(byService.map(({ Coverage }) => Coverage[part] ?? ''))).toBe(whole?.Coverage[part]);
  expect(() => ask({ GroupBy: [{ Type: 'DIMENSION', Key: 'AZ' }] })).toThrow(/not supported/);
});

test('reservations tie to the lines of the bill; a service without any has no answer', () => {
  const ask = (input: object) =>
    getReservationUtilization(callOf({ TimePeriod: MONTH, Filter: ofService(RDS), ...input })) as {
      UtilizationsByTime: { Groups: { Attributes: Texts; Utilization: Texts }[]; Total: Texts }[];
      Total: Texts;
    };
  const { Total, UtilizationsByTime } = ask({ Granularity: 'DAILY' });
  expect(Total['PurchasedHours']).toBe(bill('RIFee', 'UsageQuantity', RDS));
  expect(Total['TotalActualHours']).toBe(bill('DiscountedUsage', 'UsageQuantity', RDS));
  // The fee of the month is what its usage is worth amortized.
  expect(Total['TotalAmortizedFee']).toBe(bill('RIFee', 'UnblendedCost', RDS));
  expect(UtilizationsByTime).toHaveLength(31);
  const [{ Groups: groups = [] } = {}] = ask({
    GroupBy: [{ Type: 'DIMENSION', Key: 'SUBSCRIPTION_ID' }],
  }).UtilizationsByTime;
  expect(groups.map(({ Utilization }) => Utilization)).toEqual([Total]);
  expect(Date.parse(groups[0]?.Attributes['endDateTime'] ?? '')).toBeGreaterThan(NOW);
  expect(() => ask({ Filter: undefined })).toThrow(expect.objectContaining({ code: 'DataUnavailableException' }));
  expect(() => ask({ Granularity: 'DAILY', GroupBy: [{ Type: 'DIMENSION', Key: 'SUBSCRIPTION_ID' }] })).toThrow(
    /Granularity is not supported/
  );
  const coverage = getReservationCoverage(callOf({ TimePeriod: MONTH, Filter: ofService(RDS) })) as {
    Total: { CoverageHours: Texts };
  };
  expect(coverage.Total.CoverageHours['ReservedHours']).toBe(Total['TotalActualHours']);
});

test('who has no commitments is told so', () => {
  const caller = { ...callOf({}).caller, accountId: company().accounts[1]?.id ?? '' };
  expect(() => getSavingsPlansUtilization(callOf({ TimePeriod: MONTH }, { caller }))).toThrow(
    expect.objectContaining({ code: 'DataUnavailableException' })
  );
});

test('AWS notices what was planted, a day after it began, with what it costs', () => {
  const StartDate = formatDay(dayOf(NOW) - 60);
  const { Anomalies } = getAnomalies(callOf({ DateInterval: { StartDate } })) as {
    Anomalies: { AnomalyStartDate: string; DimensionValue: string; Impact: Readonly<Record<string, number>> }[];
  };
  const planted = company().truth.anomalies.filter(({ from }) => from >= StartDate && from < formatDay(dayOf(NOW)));
  expect(planted.length).toBeGreaterThan(1);
  expect(Anomalies.map((one) => [one.AnomalyStartDate, one.DimensionValue])).toEqual(
    planted.map(({ from, service }) => [from, service])
  );
  planted.forEach(({ to, excess }, index) => {
    const { TotalImpact = 0, TotalActualSpend = 0, TotalExpectedSpend = 0 } = Anomalies[index]?.Impact ?? {};
    if (to <= formatDay(dayOf(NOW) - 3)) expect(TotalImpact).toBeCloseTo(Number(excess), 1);
    expect(TotalActualSpend).toBeCloseTo(TotalImpact + TotalExpectedSpend, 2);
  });
  expect(getAnomalyMonitors(callOf({}))).toMatchObject({ AnomalyMonitors: [{ MonitorDimension: 'SERVICE' }] });
  expect(() => getAnomalies(callOf({ DateInterval: { StartDate: '2026-01-01' } }))).toThrow(/too old/);
});
