import type { Page, Request } from 'playwright-core';

import { DATASOURCE, DEMO } from './client.ts';
import type { QueryAnswer } from './client.ts';
import { screenshot, visitor } from './browser.ts';
import type { Visitor } from './browser.ts';

let person: Visitor;
beforeAll(async () => {
  person = await visitor();
});
afterAll(() => person?.close());

/** Questions that the page asks, in order. */
function questions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (asks(request)) asked.push(JSON.stringify((request.postDataJSON() as Sent).queries));
  });
  return asked;
}

interface Sent {
  readonly queries: Array<Record<string, unknown>>;
}

const asks = (request: Request) => request.method() === 'POST' && request.url().includes('/api/ds/query');

/** Does something, and returns the last query that was sent because of it, with its answer. */
async function sent(page: Page, act: () => Promise<void>, matches: (query: Record<string, unknown>) => boolean) {
  const waiting = page.waitForResponse(
    (response) =>
      asks(response.request()) && (response.request().postDataJSON() as Sent).queries.some((query) => matches(query)),
    { timeout: 30_000 }
  );
  await act();
  const response = await waiting;
  const query = (response.request().postDataJSON() as Sent).queries.find((one) => matches(one)) ?? {};
  return { query, answer: (await response.json()) as QueryAnswer };
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  const list = page.getByLabel(field, { exact: true }).first();
  await list.click();
  // A list may be longer than what it shows; typing finds the rest.
  await list.fill(option);
  await page.getByRole('option', { name: option }).first().click();
}

function explore(): string {
  const datasource = { type: DATASOURCE, uid: DEMO };
  const query = {
    refId: 'A',
    datasource,
    queryType: 'cost',
    metric: 'BilledCost',
    groupBy: [],
    filters: [],
    grain: 'day',
  };
  const pane = { datasource: DEMO, queries: [query], range: { from: 'now-30d', to: 'now' } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ a: pane }))}`;
}

test('a query is built by clicking: type, metric, group, filter, grain; what was chosen is sent, and frames come back', async () => {
  const { page, faults } = await person.visit(explore());
  const asked = questions(page);
  await page.getByLabel('Query type', { exact: true }).waitFor({ timeout: 45_000 });

  const grouped = await sent(
    page,
    () => choose(page, 'Group by', 'ServiceName'),
    ({ groupBy }) => JSON.stringify(groupBy) === '["ServiceName"]'
  );
  expect(grouped.query).toMatchObject({ queryType: 'cost', metric: 'BilledCost', grain: 'day' });
  await page.keyboard.press('Escape');

  const effective = await sent(
    page,
    () => choose(page, 'Metric', 'EffectiveCost'),
    ({ metric }) => metric === 'EffectiveCost'
  );
  expect(effective.query).toMatchObject({ groupBy: ['ServiceName'] });

  await page.getByRole('button', { name: 'Add filter' }).click();
  await choose(page, 'Filter by', 'ServiceName');
  const filtered = await sent(
    page,
    () => choose(page, 'Values of ServiceName', 'Amazon Simple Storage Service'),
    ({ filters }) => JSON.stringify(filters).includes('Amazon Simple Storage Service')
  );
  expect(filtered.query).toMatchObject({
    filters: [{ dimension: 'ServiceName', op: 'in', values: ['Amazon Simple Storage Service'] }],
  });
  await page.keyboard.press('Escape');

  const monthly = await sent(
    page,
    () => choose(page, 'Per', 'Week'),
    ({ grain }) => grain === 'week'
  );
  const frame = monthly.answer.results['A']?.frames?.[0];
  expect(frame?.schema.fields.map(({ name, labels }) => [name, labels?.['ServiceName']])).toEqual([
    ['time', undefined],
    ['EffectiveCost', 'Amazon Simple Storage Service'],
  ]);
  expect(frame?.data.values[0]?.length).toBeGreaterThanOrEqual(4);
  await page.locator('canvas').first().waitFor();
  await screenshot(page, 'explore-cost');
  // A choice is one question, not a stream of them.
  expect(asked.length).toBeLessThanOrEqual(10);
  expect(faults).toEqual([]);
  await page.close();
});

test('changing to a forecast keeps what still applies and asks for the month-end total', async () => {
  const { page, faults } = await person.visit(explore());
  await page.getByLabel('Query type', { exact: true }).waitFor({ timeout: 45_000 });
  await sent(
    page,
    () => choose(page, 'Query type', 'Forecast'),
    ({ queryType }) => queryType === 'cost-forecast'
  );
  const { query, answer } = await sent(
    page,
    () => choose(page, 'Show', 'Month-end total'),
    ({ output }) => output === 'month-end'
  );
  expect(query).toMatchObject({ queryType: 'cost-forecast', metric: 'BilledCost', groupBy: [] });
  expect(query).not.toHaveProperty('grain');
  const names = answer.results['A']?.frames?.[0]?.schema.fields.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['monthEnd', 'lower 80', 'upper 80']));
  await screenshot(page, 'explore-forecast');
  expect(faults).toEqual([]);
  await page.close();
});

test.each([
  ['Budget risk', 'budget-risk', 'probability'],
  ['Anomalies', 'cost-anomalies', 'impact'],
  ['Trend', 'trend', 'growth'],
  ['Scoreboard of forecasts', 'forecast-scoreboard', null],
])('%s is asked as soon as it is chosen, and answers', async (name, type, field) => {
  const { page, faults } = await person.visit(explore());
  await page.getByLabel('Query type', { exact: true }).waitFor({ timeout: 45_000 });
  const { answer } = await sent(
    page,
    () => choose(page, 'Query type', name),
    ({ queryType }) => queryType === type
  );
  const { error, frames } = answer.results['A'] ?? {};
  expect(error).toBeUndefined();
  // A young scoreboard is still empty.
  if (field !== null) expect(frames?.[0]?.schema.fields.map((one) => one.name)).toContain(field);
  await screenshot(page, `explore-${type}`);
  expect(faults).toEqual([]);
  await page.close();
});

test('capacity is asked once a metric is chosen from what is measured, within a limit', async () => {
  const { page, faults } = await person.visit(explore());
  await page.getByLabel('Query type', { exact: true }).waitFor({ timeout: 45_000 });
  const asked = questions(page);
  await choose(page, 'Query type', 'Capacity');
  const { query, answer } = await sent(
    page,
    () => choose(page, 'Metric', 'CPUUtilization'),
    ({ queryType, metricName }) => queryType === 'capacity' && metricName === 'CPUUtilization'
  );
  expect(query).toMatchObject({ limit: 80, direction: 'above', labels: [] });
  expect(answer.results['A']?.frames?.[0]?.schema.fields.map((one) => one.name)).toContain('probability');
  expect(asked.filter((one) => one.includes('"metricName":""'))).toEqual([]);
  await screenshot(page, 'explore-capacity');
  expect(faults).toEqual([]);
  await page.close();
});
