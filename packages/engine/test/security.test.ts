import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { securityFindingsResponseSchema } from '@smartcloudops/contract';
import type { AccessPolicyInput, DataFrame, SecurityStatistic } from '@smartcloudops/contract';
import { parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 9, 20, 12);
const DAY_MS = 86_400_000;
const REGIONS = ['us-east-1', 'eu-west-1'];
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'ann', role: 'admin', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'security-'));
const world = createWorld({ seed: 3, days: 60, now: NOW });
let twin: Twin;
let engine: Engine;
let now = NOW - 3 * DAY_MS;

beforeAll(async () => {
  twin = await startTwin({ world, now: () => now });
  engine = await createEngineHere({ dataDir, logger: silent, schedule: false, clock: () => now });
  await engine.connect({
    ...{ id: 'demo', name: 'demo', kind: 'aws', monthlyApiBudget: '20.00', historyDays: 40 },
    aws: { authType: 'keys', endpoint: twin.url, accessKey: 'TWINDEMO', secretKey: 'any' },
    metrics: { enabled: false },
    security: { regions: REGIONS },
  });
  for (; now <= NOW; now += DAY_MS) await engine.collect('demo');
  now = NOW;
});
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const RANGE = { from: '2026-10-01T00:00:00Z', to: '2026-10-21T00:00:00Z' };
async function ask(statistic?: SecurityStatistic, more: object = {}): Promise<DataFrame> {
  const query = { queryType: 'security-findings', timeRange: RANGE, ...(statistic ? { statistic } : {}), ...more };
  const [frame] = await engine.query(parseQuery(query), admin);
  return frame as DataFrame;
}
const column = ({ fields }: DataFrame, name: string) => fields.find((field) => field.name === name)?.values ?? [];
const rest = async (more = '', principal = admin) => {
  const address = `http://rest/api/v1/security-findings?from=2026-10-01&to=2026-10-21${more}`;
  return securityFindingsResponseSchema.parse(await (await engine.fetch(new Request(address), principal)).json());
};

test('what is open is what was planted, and each figure says the same as REST', async () => {
  const all = await rest('&topN=1000');
  const isOpen = ({ openedAt, closedAt, suppressedAt }: (typeof world.truth.findings)[number]) =>
    Date.parse(openedAt) <= NOW && !(Date.parse(closedAt ?? '') <= NOW) && !(Date.parse(suppressedAt ?? '') <= NOW);
  const planted = world.truth.findings.filter((one) => REGIONS.includes(one.region) && isOpen(one));
  const idOf = ({ id }: { readonly id: string }) => id.split('/').at(-1);
  const known = new Set(planted.map(idOf));
  expect(all.open.length).toBeGreaterThan(20);
  expect(all.open.filter(({ product }) => product === 'GuardDuty').length).toBe(
    planted.filter(({ product }) => product === 'GuardDuty').length
  );
  expect(all.open.filter((one) => !known.has(idOf(one))).map(({ title }) => title)).toEqual([]);
  expect(all.open.some(({ account: { name } }) => name !== null)).toBe(true);

  const worst = await ask('worst', { topN: 1000 });
  expect(worst.meta.type).toBe('table');
  expect(column(worst, 'title')).toEqual(all.open.map(({ title }) => title));
  expect(column(worst, 'age')).toEqual(all.open.map(({ ageDays }) => ageDays));
  const open = await ask('open');
  expect(open.fields.map(({ labels, values }) => [labels?.['severity'], values[0]])).toEqual(
    Object.entries(all.counts)
  );
  expect(column(await ask('open', { severities: ['CRITICAL'] }), 'open')).toEqual([all.counts.CRITICAL]);
  expect(column(await ask('age'), 'age')).toEqual([all.medianAgeDays]);
  const closing = await ask('time-to-close');
  expect(column(closing, 'severity')[0]).toBe('ALL');
  expect(column(closing, 'closed')).toEqual(all.timeToClose.map(({ closed }) => closed));
  expect(column(closing, 'closed')[0]).toBeGreaterThan(0);
  const some = all.timeToClose.find(({ severity, closed }) => severity !== null && closed > 0)?.severity;
  expect(column(await ask('time-to-close', { severities: [some] }), 'severity')).toEqual(['ALL', some]);
  const days = await ask('by-day');
  expect([days.meta.type, days.fields.length, days.fields[0]?.values.length]).toEqual(['timeseries-wide', 6, 20]);
  expect(days.fields.slice(1).map(({ values }) => values.at(-1))).toEqual(Object.values(all.counts));
  for (const statistic of ['by-account', 'by-product'] as const) {
    const total = column(await ask(statistic), 'total').reduce<number>((sum, one) => sum + Number(one), 0);
    expect(total).toBe(all.open.length);
  }
});

test('exposure has what it costs, and rules are told', async () => {
  const { exposure, rules, complianceShare, currency } = await rest('&topN=1000');
  expect(currency).toBe('USD');
  expect(exposure[0]?.exposed?.value).toBeGreaterThan(0);
  const frame = await ask('exposure', { topN: 1000 });
  expect(column(frame, 'exposed')).toEqual(exposure.map(({ exposed }) => exposed?.value ?? null));
  expect(column(frame, 'findings').reduce<number>((sum, one) => sum + Number(one), 0)).toBe(
    column(await ask('by-product'), 'total').reduce<number>((sum, one) => sum + Number(one), 0)
  );
  expect(rules.length).toBeGreaterThan(0);
  expect(column(await ask('compliance'), 'rule')).toEqual(rules.map(({ rule }) => rule));
  expect(column(await ask('compliance-share'), 'compliance')).toEqual([complianceShare]);
});

test('filters leave the others out, also beyond REST, and an unknown severity is refused by its name', async () => {
  const { open } = await rest('&regions=eu-west-1&severities=HIGH&topN=1000');
  expect(open.length).toBeGreaterThan(0);
  expect(new Set(open.map(({ region, severity }) => `${region} ${severity}`))).toEqual(new Set(['eu-west-1 HIGH']));
  const account = open[0]?.account.id ?? '';
  expect(new Set(column(await ask('worst', { accounts: [account] }), 'SubAccountId'))).toEqual(new Set([account]));
  expect(() => parseQuery({ queryType: 'security-findings', timeRange: RANGE, severities: ['SEVERE'] })).toThrow(
    'severities'
  );
});

test('whoever may see one account sees its findings alone', async () => {
  const { open } = await rest('&topN=1000');
  const account = open[0]?.account.id ?? '';
  const policy: AccessPolicyInput = {
    scopes: [{ name: 'own', who: { users: ['eve'] }, allows: { connections: ['demo'], accounts: [account] } }],
  };
  const put = new Request('http://rest/api/v1/access/scopes', {
    ...{ method: 'PUT', body: JSON.stringify({ policy }), headers: { 'content-type': 'application/json' } },
  });
  expect((await engine.fetch(put, admin)).status).toBe(200);
  const own = await rest('&topN=1000', { name: 'eve', role: 'viewer', connections: null });
  expect(own.open).toEqual(
    open.filter((one) => one.account.id === account).map((one) => ({ ...one, account: own.open[0]?.account }))
  );
  expect(own.exposure.every((one) => one.account.id === account)).toBe(true);
});
