import { DAY_MS, emptyFocusRow, HOUR_MS, parseDecimal } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

/** In the evening, so that the month has 19 whole days. */
export const NOW = Date.UTC(2026, 9, 20, 18);
const TODAY = Date.UTC(2026, 9, 20);
const DAYS = 130;

/** What is planted in a world; its quiet twin has the same rows without it. */
export interface Planted {
  /** Of a day, in dollars, of the one service that is always there. */
  readonly compute: (daysAgo: number) => number;
  /** Of a day, of a service that begins so many days ago. */
  readonly fleet?: { readonly since: number; readonly cost: number };
  readonly cpuPerDay: number;
  /** Share of failed requests, by hours ago. */
  readonly failing: (hoursAgo: number) => number;
  readonly psi: number;
  readonly commitmentDays: number;
  readonly critical: number;
  readonly spent: string;
  readonly mismatch: string;
}

/** Fills a connection with a bill, measurements, commitments, findings, a ledger and a reconciliation. */
export async function plant(warehouse: Warehouse, connection: string, world: Planted): Promise<void> {
  await bill(warehouse, connection, world);
  await measurements(warehouse, connection, world);
  const day = (days: number) => new Date(NOW + days * DAY_MS).toISOString();
  const items = (kind: string, source: string, scope: string, what: readonly object[]) =>
    warehouse.items.write(
      {
        connection,
        source,
        kind,
        scope,
        items: what.map((one) => ({ id: '', name: null, at: null, ...one })) as never,
      },
      NOW - DAY_MS
    );
  const commitment = (id: string, days: number) => ({
    ...{ id, name: id },
    attributes: { CommitmentDiscountType: 'Savings Plan', ServiceName: null, end: day(days), recent: null },
  });
  await items('commitment', 'commitments', '', [
    commitment('over', -3),
    commitment('next', world.commitmentDays + 0.5),
    commitment('later', 400),
  ]);
  const finding = (id: string, severity: string) => ({
    ...{ id, name: id },
    attributes: {
      ...{ SubAccountId: '1', RegionId: 'eu-west-1', ResourceId: null, product: 'Hub', state: 'open', severity },
      ...{ firstObservedAt: day(-9), lastObservedAt: null, closedAt: null, hubId: null },
    },
  });
  await items('finding', 'security-hub', 'eu-west-1', [
    finding('low', 'LOW'),
    ...Array.from({ length: world.critical }, (_, i) => finding(`c${i}`, 'CRITICAL')),
  ]);
  const { mismatch } = world;
  await items('reconciliation', 'data-export', '', [
    {
      ...{ id: '2026-08/BilledCost/USD', name: '2026-08' },
      attributes: {
        ...{ month: '2026-08', metric: 'BilledCost', currency: 'USD', basis: 'files', open: false },
        ...{ state: mismatch === '0' ? 'ties' : 'gap', ours: '3100', theirs: '3100', gap: '0', mismatch, services: [] },
      },
    },
  ]);
  const call = { connection, source: 'cost-explorer', operation: 'ce:GetCostAndUsage' };
  await spend({ ...call, at: Date.UTC(2026, 8, 30), price: '4.90' });
  await spend({ ...call, at: NOW - DAY_MS, price: world.spent });

  async function spend(entry: typeof call & { readonly at: number; readonly price: string }): Promise<void> {
    const booked = await warehouse.journal.reserve(entry, null);
    if (booked.kind !== 'reserved') throw new Error('There is no cap.');
    await warehouse.journal.settle(booked.id, `${connection}/${entry.at}`, { page: 0, body: '{}', nextToken: null });
  }
}

async function bill({ costs }: Warehouse, connection: string, { compute, fleet }: Planted): Promise<void> {
  const charge = (service: string, daysAgo: number, dollars: number) => {
    const cost = parseDecimal(dollars.toFixed(2)) ?? 0n;
    const start = TODAY - daysAgo * DAY_MS;
    return emptyFocusRow({
      ...{ BilledCost: cost, EffectiveCost: cost, BillingCurrency: 'USD', ServiceName: service, SubAccountId: '1' },
      ...{ ChargeCategory: 'Usage', ChargePeriodStart: start, ChargePeriodEnd: start + DAY_MS },
    });
  };
  const rows = Array.from({ length: DAYS }, (_, i) => DAYS - i).flatMap((daysAgo) => [
    charge('compute', daysAgo, compute(daysAgo) + ((daysAgo * 37) % 11)),
    ...(fleet && daysAgo <= fleet.since ? [charge('fleet', daysAgo, fleet.cost)] : []),
  ]);
  const load = { connection, source: 'bill', dimensions: null, contentHash: null, restates: null, origin: 'export' };
  await costs.load({ ...load, loadedAt: NOW - HOUR_MS }, [rows]);
}

async function measurements(
  { metrics }: Warehouse,
  connection: string,
  { cpuPerDay, failing, psi }: Planted
): Promise<void> {
  const hours = 30 * 24;
  const series = (
    about: {
      readonly namespace: string;
      readonly metricName: string;
      readonly aggregation: 'average' | 'maximum' | 'sum';
    },
    labels: Readonly<Record<string, string>>,
    valueOf: (hoursAgo: number) => number
  ) => ({
    series: { ...about, connection, source: 'cloudwatch', stepMs: HOUR_MS, unit: null, labels },
    start: NOW - hours * HOUR_MS,
    values: Array.from({ length: hours }, (_, i) => valueOf(hours - i)),
  });
  const elb = { namespace: 'AWS/ApplicationELB', aggregation: 'sum' } as const;
  const balancer = { SubAccountId: '1', LoadBalancer: 'app/shop/1' };
  const cpu = { namespace: 'AWS/EC2', metricName: 'CPUUtilization', aggregation: 'average' } as const;
  const wave = (hoursAgo: number) => Math.sin((2 * Math.PI * (hoursAgo % 24)) / 24) + ((hoursAgo * 37) % 11) / 11;
  await metrics.write(
    [
      series(cpu, { SubAccountId: '1', ResourceId: 'i-1' }, (ago) => 40 + (cpuPerDay * (hours - ago)) / 24 + wave(ago)),
      series({ ...elb, metricName: 'RequestCount' }, balancer, () => 10_000),
      series({ ...elb, metricName: 'HTTPCode_Target_5XX_Count' }, balancer, (ago) => 10_000 * failing(ago)),
      series(
        { namespace: 'SmartCloudOps/Models', metricName: 'PSI', aggregation: 'maximum' },
        { ModelName: 'churn' },
        (ago) => (ago <= 5 ? psi : 0.05)
      ),
    ],
    NOW
  );
}
