import { api, ask, DATASOURCE, DEMO } from './client.ts';
import { until } from './processes.ts';

interface RuleState {
  readonly name: string;
  readonly state: string;
  readonly health: string;
  readonly lastError?: string;
  readonly lastEvaluation: string;
}
interface Rules {
  readonly data: { readonly groups: Array<{ readonly rules: RuleState[] }> };
}

const FOLDER = 'smartcloudops-rules';
/** Grafana's shortest interval. */
const INTERVAL_S = 10;

async function stateOf(name: string): Promise<RuleState | undefined> {
  const { body } = await api<Rules>('GET', '/api/prometheus/grafana/api/v1/rules');
  return body.data.groups.flatMap(({ rules }) => rules).find((rule) => rule.name === name);
}

function settled(name: string, state: string): Promise<RuleState> {
  return until(`"${name}" is ${state}`, 120_000, async () => {
    const rule = await stateOf(name);
    if (rule?.health === 'error') throw new Error(rule.lastError);
    return rule?.state === state && !rule.lastEvaluation.startsWith('0001') && rule;
  });
}

/** A rule as a person makes it: the forecast of the month, and a budget that it must not exceed. */
async function createRule(title: string, budget: number): Promise<void> {
  const { status, body } = await api('POST', '/api/v1/provisioning/alert-rules', {
    title,
    folderUID: FOLDER,
    ruleGroup: 'budgets',
    orgID: 1,
    condition: 'over',
    for: '0s',
    noDataState: 'NoData',
    execErrState: 'Error',
    data: [
      {
        refId: 'forecast',
        queryType: 'cost-forecast',
        datasourceUid: DEMO,
        relativeTimeRange: { from: 3600, to: 0 },
        // Without `statistic`: for an alert rule that is the forecast alone.
        model: {
          refId: 'forecast',
          queryType: 'cost-forecast',
          output: 'month-end',
          datasource: { type: DATASOURCE, uid: DEMO },
        },
      },
      {
        refId: 'over',
        datasourceUid: '__expr__',
        model: {
          refId: 'over',
          type: 'threshold',
          expression: 'forecast',
          conditions: [{ evaluator: { type: 'gt', params: [budget] } }],
        },
      },
    ],
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
}

test('the provisioned rule fires: the demo is forecast to exceed its budget', async () => {
  expect((await settled('This month will exceed the budget', 'firing')).health).toBe('ok');
  const { body } = await api<Array<{ annotations: { summary: string } }>>(
    'GET',
    '/api/alertmanager/grafana/api/v2/alerts?filter=product%3Dsmartcloudops'
  );
  expect(body[0]?.annotations.summary).toMatch(/forecast to come to \d+\.\d\d, which is over the budget/);
}, 150_000);

test('a budget below the forecast fires, one above it stays normal', async () => {
  await api('POST', '/api/folders', { uid: FOLDER, title: 'Budgets' });
  const { body } = await ask([{ refId: 'A', queryType: 'cost-forecast', output: 'month-end', statistic: 'point' }]);
  const forecast = Number(body.results['A']?.frames?.[0]?.data.values[0]?.[0]);
  await createRule('tight budget', forecast * 0.9);
  await createRule('wide budget', forecast * 1.1);
  const path = `/api/v1/provisioning/folder/${FOLDER}/rule-groups/budgets`;
  const { body: group } = await api<Record<string, unknown>>('GET', path);
  expect((await api('PUT', path, { ...group, interval: INTERVAL_S })).status).toBe(200);
  await settled('tight budget', 'firing');
  await settled('wide budget', 'inactive');
  expect(await stateOf('wide budget')).toMatchObject({ state: 'inactive', health: 'ok' });
}, 150_000);
