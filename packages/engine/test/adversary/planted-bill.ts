import { DAY_MS, emptyFocusRow, HOUR_MS, parseDecimal } from '@smartcloudops/focus';
import type { FocusRow } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

/** When the adversary asks. */
export const NOW = Date.UTC(2024, 8, 20, 12);
const FIRST = NOW - 12 * HOUR_MS - 75 * DAY_MS;
const DAYS = 74;

/** What rows that nobody with a scope may see carry in every text, and amounts as nothing else has: billions. */
export const CANARY = 'RIVALCANARY';
/** What rows of the team "web" and of the team "shop" carry. */
export const WEB = 'WEBROW';
export const SHOP = 'SHOPROW';
export const OWN_ACCOUNT = '914100000017';
export const SHARED_ACCOUNT = '914100000029';
export const RIVAL_ACCOUNT = '914100000031';

const money = (text: string): bigint => parseDecimal(text) ?? 0n;

function row(day: number, amount: string, account: string, word: string, tags: FocusRow['Tags']): FocusRow {
  const own = money(amount);
  return emptyFocusRow({
    ...{ BilledCost: own, EffectiveCost: own, ListCost: own, ContractedCost: own, BillingCurrency: 'USD' },
    ...{ ChargePeriodStart: day, ChargePeriodEnd: day + DAY_MS, ChargeCategory: 'Usage' },
    ...{
      SubAccountId: account,
      SubAccountName: `${word} account`,
      ServiceName: `${word} service`,
      RegionId: `${word}-1`,
    },
    ...{ ResourceId: `${word}-resource`, ChargeDescription: `${word} charge`, x_UsageType: `${word}-hours` },
    ...{ PricingQuantity: own, PricingUnit: 'Hours', Tags: tags },
  });
}

/** @param secret digits that make this world's hidden amounts, and a word of its hidden texts */
export async function plantBill(warehouse: Warehouse, secret: number): Promise<void> {
  const { costs, items, metrics, forecasts, journal, state } = warehouse;
  const hidden = `${CANARY}${secret}`;
  const huge = (i: number) => `${7_000_000_000 + secret * 10_000_000 + ((i * 7919 * secret) % 1_000_000)}.25`;
  const days = Array.from({ length: DAYS }, (_, i) => FIRST + i * DAY_MS);
  const small = (i: number, base: number) => `${base + (i % 7) / 4 + (i === 60 ? 40 : 0)}`;
  const bill = days.flatMap((day, i) => [
    row(day, small(i, 3), OWN_ACCOUNT, WEB, { team: 'web' }),
    row(day, small(i, 2), OWN_ACCOUNT, WEB, null),
    row(day, small(i, 5), SHARED_ACCOUNT, SHOP, { team: 'shop' }),
    row(day, huge(i), SHARED_ACCOUNT, hidden, { team: 'rival' }),
    row(day, huge(i + 3), RIVAL_ACCOUNT, hidden, { [`${CANARY}-key`]: hidden }),
    row(day, huge(i + 5), RIVAL_ACCOUNT, hidden, null),
  ]);
  const other = days.map((day, i) => row(day, huge(i + 9), OWN_ACCOUNT, hidden, { team: 'shop' }));
  for (const [connection, rows] of [
    ['bill', bill],
    ['other', other],
  ] as const)
    await costs.load(
      {
        ...{ connection, source: 'focus-file', dimensions: null, contentHash: `${connection}`, restates: null },
        ...{ origin: `${hidden}.csv`, loadedAt: NOW - DAY_MS },
      },
      [rows]
    );
  const item = (id: string, account: string | null, name: string, more = {}) => ({
    ...{ id, name, at: null },
    attributes: { ...(account ? { SubAccountId: account } : {}), ...more },
  });
  const deliver = (kind: string, delivered: readonly ReturnType<typeof item>[], connection = 'bill') =>
    items.write({ connection, source: 'organizations', kind, scope: '', items: delivered }, NOW - DAY_MS);
  await deliver('account', [
    item(OWN_ACCOUNT, OWN_ACCOUNT, `${WEB} named`, { path: '/Own/prod' }),
    item(SHARED_ACCOUNT, SHARED_ACCOUNT, `${SHOP} named`, { path: '/Shared' }),
    item(RIVAL_ACCOUNT, RIVAL_ACCOUNT, `${hidden} named`, { path: `/Rival/${hidden}` }),
  ]);
  await deliver('cost-allocation-tag', [item(`${CANARY}-key`, null, hidden, { active: false })]);
  await deliver('cost-category', [item(hidden, null, hidden, { rules: [] })]);
  await deliver('recommendation', [
    item('rec-own', OWN_ACCOUNT, WEB),
    item('rec-rival', RIVAL_ACCOUNT, hidden),
    item('rec-mixed', OWN_ACCOUNT, hidden, { causes: [{ SubAccountId: RIVAL_ACCOUNT }] }),
  ]);
  const finding = (id: string, account: string, name: string) =>
    item(id, account, name, { state: 'open', severity: 'CRITICAL', product: name, ResourceId: name, RegionId: name });
  await deliver('finding', [finding('open-own', OWN_ACCOUNT, WEB), finding('open-rival', RIVAL_ACCOUNT, hidden)]);
  await deliver('compliance-rule', [
    item('rule-own', OWN_ACCOUNT, WEB, { compliance: 'COMPLIANT' }),
    item('rule-rival', RIVAL_ACCOUNT, hidden, { compliance: 'NON_COMPLIANT', nonCompliant: 7e9 + secret }),
  ]);
  await deliver('budget', [item('budget', OWN_ACCOUNT, hidden, { actual: huge(1) })]);
  await plantMeasurements(metrics, hidden, secret);
  await forecasts.record(
    [null, OWN_ACCOUNT].flatMap((account) =>
      days.slice(-40).map((day) => ({
        series: {
          ...{ connections: ['bill'], metric: 'BilledCost' as const, groupBy: [], keys: [] },
          filters: account ? [{ dimension: 'SubAccountId' as const, op: 'in' as const, values: [account] }] : [],
        },
        ...{ model: 'ours' as const, evidence: 'shown' as const, origin: day - DAY_MS, kind: 'day' as const },
        target: { from: day, to: day + DAY_MS },
        point: account ? 7 : 7e9 + secret,
        intervals: [],
        ...{ madeAt: day, dataVersion: 1 },
      }))
    )
  );
  const reserved = await journal.reserve(
    { connection: 'bill', source: hidden, operation: hidden, at: NOW - DAY_MS, price: '0.01' },
    null
  );
  if (reserved.kind === 'reserved') await journal.settle(reserved.id, 'x', { page: 0, body: '{}', nextToken: null });
  await state.set(`source-run/${hidden}`, JSON.stringify({ message: hidden }));
}

async function plantMeasurements(metrics: Warehouse['metrics'], hidden: string, secret: number): Promise<void> {
  const start = NOW - 8 * DAY_MS;
  const series = (account: string, word: string, connection = 'bill') => ({
    ...{ connection, source: 'cloudwatch', namespace: `${word}/NS`, metricName: 'CPUUtilization', unit: 'Percent' },
    ...{ aggregation: 'average' as const, stepMs: HOUR_MS },
    labels: { SubAccountId: account, RegionId: `${word}-1`, ResourceId: `${word}-i` },
  });
  const values = (base: number) => Array.from({ length: 8 * 24 }, (_, i) => base + ((i * 31) % 17));
  await metrics.write(
    [
      { series: series(OWN_ACCOUNT, WEB), start, values: values(20) },
      { series: series(RIVAL_ACCOUNT, hidden), start, values: values(9e12 + secret) },
      { series: series(OWN_ACCOUNT, hidden, 'other'), start, values: values(9e12 + secret) },
    ],
    NOW - DAY_MS
  );
}
