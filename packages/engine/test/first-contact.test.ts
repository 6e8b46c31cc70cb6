import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { parseQuery } from '@smartcloudops/engine';
import { createEngineHere } from '@smartcloudops/engine/here';
import type { Engine, Principal } from '@smartcloudops/engine';
import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const anyone: Principal = { name: 'ann', role: 'viewer', connections: null };
const dataDir = mkdtempSync(path.join(tmpdir(), 'first-contact-'));
let twin: Twin;
let engine: Engine;

beforeAll(async () => {
  twin = await startTwin({ seed: 7, days: 40, accounts: 2, pageGroups: 400 });
  engine = await createEngineHere({ dataDir, logger: silent });
});
afterEach(() => twin.setFaults([]));
afterAll(async () => {
  await engine.close();
  await twin.close();
  rmSync(dataDir, { recursive: true });
});

const connect = (id: string, { accessKey = 'TWINDEMO', monthlyApiBudget = '5.00' } = {}) =>
  engine.connect({
    id,
    name: id,
    kind: 'aws',
    aws: { authType: 'keys', endpoint: twin.url, accessKey, secretKey: 'any' },
    monthlyApiBudget,
    historyDays: 20,
    tagKeys: ['team'],
  });

async function ask(connection: string, model: object, days = 30) {
  const now = Date.now();
  const timeRange = { from: new Date(now - days * DAY_MS).toISOString(), to: new Date(now).toISOString() };
  const query = parseQuery({ queryType: 'cost', timeRange, connections: [connection], ...model });
  const [frame] = await engine.query(query, anyone);
  if (!frame) throw new Error('An answer has a frame.');
  return { type: frame.meta.type, fields: frame.fields.length, notices: frame.meta.notices ?? [] };
}

test('while history is collected the answers say so, and no longer when it is done', async () => {
  twin.setFaults([{ operation: 'ce:*', kind: 'slow', latencyMs: 150 }]);
  await connect('prod');
  const info = {
    severity: 'info',
    text: expect.stringMatching(
      /^The history of "prod" is being collected( \(\d+ %\))?\. Panels fill by themselves when they refresh\.$/
    ),
  };
  expect(await ask('prod', {})).toEqual({ type: 'timeseries-wide', fields: 0, notices: [info] });
  expect(await ask('prod', { grain: 'total', groupBy: ['ServiceName'] })).toMatchObject({
    type: 'numeric-long',
    fields: 0,
  });
  // Money comes first; until its turn has come, what is asked of machines says so.
  const metrics = {
    ...info,
    text: expect.stringMatching(/^The metrics of "prod" are being collected.*, after the charges\./),
  };
  for (const queryType of ['metric', 'metric-forecast'])
    expect(await ask('prod', { queryType, metricName: 'CPUUtilization' })).toMatchObject({
      fields: 0,
      notices: [metrics],
    });
  for (const output of ['series', 'month-end']) {
    expect(await ask('prod', { queryType: 'cost-forecast', output })).toMatchObject({ fields: 0, notices: [info] });
  }

  // The newest days come first, and so do the commonest breakdowns; one that has not come yet is no error.
  while ((await ask('prod', {}, 10)).fields === 0) await sleep(20);
  expect(await ask('prod', { groupBy: ['Tags.team'] }, 10)).toMatchObject({ fields: 0, notices: [info] });
  expect((await ask('prod', {}, 30)).notices[0]).toEqual({
    severity: 'info',
    text: expect.stringMatching(/\(\d+ %\)/),
  });

  twin.setFaults([]);
  expect(await engine.collect('prod')).toMatchObject({ state: 'done' });
  for (const model of [{}, { groupBy: ['Tags.team'] }, { queryType: 'cost-forecast' }]) {
    const { fields, notices } = await ask('prod', model, 10);
    expect(fields).toBeGreaterThan(1);
    expect(notices.map(({ text }) => text).join()).not.toContain('being collected');
  }
  const { fields, notices } = await ask('prod', { queryType: 'metric', metricName: 'CPUUtilization' }, 10);
  expect(fields).toBeGreaterThan(1);
  expect(notices).toEqual([]);
});

test('what cannot be collected says what health says', async () => {
  await connect('free', { monthlyApiBudget: '0.00' });
  await connect('wrong', { accessKey: 'AKIAWRONG' });
  await engine.collect('wrong');
  for (const [id, words] of [
    ['free', 'Set "Monthly API budget"'],
    ['wrong', '"Access Key ID"'],
  ] as const) {
    const { message } = await engine.health(id);
    expect(message).toContain(words);
    const { fields, notices } = await ask(id, {});
    expect(fields).toBe(0);
    expect(notices[0]).toEqual({ severity: 'warning', text: expect.stringContaining(words) });
  }
});
