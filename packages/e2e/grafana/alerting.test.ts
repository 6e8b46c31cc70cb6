import { api, ask, DEMO } from './client.ts';
import { createRule, hurry, settled, stateOf } from './rules.ts';

const FOLDER = 'smartcloudops-rules';
const GROUP = 'budgets';
const shared = { folder: FOLDER, group: GROUP, datasource: DEMO };

beforeAll(async () => {
  await api('POST', '/api/folders', { uid: FOLDER, title: 'Budgets' });
});

async function summaryOf(rule: string): Promise<string | undefined> {
  const { body } = await api<Array<{ labels: { alertname: string }; annotations: { summary: string } }>>(
    'GET',
    '/api/alertmanager/grafana/api/v2/alerts?filter=product%3Dsmartcloudops'
  );
  return body.find(({ labels }) => labels.alertname === rule)?.annotations.summary;
}

test('the provisioned rules fire: the demo is forecast to exceed its budget', async () => {
  const [total, risk] = ['This month will exceed the budget', 'The budget of this month is at risk'] as const;
  expect((await settled(total, 'firing')).health).toBe('ok');
  expect((await settled(risk, 'firing')).health).toBe('ok');
  expect(await summaryOf(total)).toMatch(/forecast to come to \d+\.\d\d, which is over the budget/);
  expect(await summaryOf(risk)).toMatch(/with a probability of (9\d|8\d|100)(\.\d+)?%/);
}, 250_000);

test('a budget below the forecast fires, one above it stays normal', async () => {
  const { body } = await ask([{ refId: 'A', queryType: 'cost-forecast', output: 'month-end', statistic: 'point' }]);
  const forecast = Number(body.results['A']?.frames?.[0]?.data.values[0]?.[0]);
  // Without `statistic`: for an alert rule that is the forecast alone.
  const model = { queryType: 'cost-forecast', output: 'month-end' };
  await createRule({ ...shared, title: 'tight budget', model, above: forecast * 0.9 });
  await createRule({ ...shared, title: 'wide budget', model, above: forecast * 1.1 });
  await hurry(FOLDER, GROUP);
  await settled('tight budget', 'firing');
  await settled('wide budget', 'inactive');
  expect(await stateOf('wide budget')).toMatchObject({ state: 'inactive', health: 'ok' });
}, 250_000);

test('by the risk: a budget that the month will most probably exceed fires, one that it will hardly reach stays normal', async () => {
  const { body } = await ask([{ refId: 'A', queryType: 'cost-forecast', output: 'distribution' }]);
  const [quantiles = [], totals = []] = body.results['A']?.frames?.[0]?.data.values ?? [];
  const at = (quantile: string) => Number(totals[quantiles.indexOf(quantile)]);
  // Without `statistic`: for an alert rule that is the probability alone.
  const model = (budget: number) => ({ queryType: 'budget-risk', budget });
  await createRule({ ...shared, title: 'tight by risk', model: model(at('0.05')), above: 0.8 });
  await createRule({ ...shared, title: 'wide by risk', model: model(at('0.95')), above: 0.8 });
  await hurry(FOLDER, GROUP);
  await settled('tight by risk', 'firing');
  await settled('wide by risk', 'inactive');
  expect(await stateOf('wide by risk')).toMatchObject({ state: 'inactive', health: 'ok' });
}, 250_000);
