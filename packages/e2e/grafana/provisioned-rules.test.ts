import { api } from './client.ts';
import { until } from './processes.ts';

interface Instance {
  readonly state: string;
  readonly annotations: Readonly<Record<string, string>>;
}
interface Evaluated {
  readonly uid: string;
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
  readonly lastEvaluation: string;
  readonly alerts?: readonly Instance[];
}
interface Groups {
  readonly data: { readonly groups: ReadonlyArray<{ readonly file: string; readonly rules: readonly Evaluated[] }> };
}
interface Provisioned {
  readonly uid: string;
  readonly provenance: string;
  readonly noDataState: string;
}

async function provisioned(): Promise<readonly Provisioned[]> {
  const { body } = await api<Provisioned[]>('GET', '/api/v1/provisioning/alert-rules');
  return body.filter(({ provenance }) => provenance === 'file');
}
async function evaluated(): Promise<readonly Evaluated[]> {
  const { body } = await api<Groups>('GET', '/api/prometheus/grafana/api/v1/rules');
  return body.data.groups.filter(({ file }) => file === 'SmartCloudOps').flatMap(({ rules }) => rules);
}

test('every provisioned rule is taken, evaluated without an error, and says what it means', async () => {
  const uids = (await provisioned()).map(({ uid }) => uid);
  expect(uids.length).toBeGreaterThanOrEqual(13);
  const rules = await until('every rule was evaluated', 360_000, async () => {
    const found = (await evaluated()).filter(({ uid }) => uids.includes(uid));
    // What is not evaluated yet has the zero time.
    return found.length === uids.length && found.every((rule) => Date.parse(rule.lastEvaluation) > 0) && found;
  });
  const ill = rules.filter(({ health }) => health === 'error' || health === 'err');
  expect(ill.map(({ uid, lastError }) => [uid, lastError])).toEqual([]);
  // A template that cannot be filled in stays as it was written.
  const told = rules.flatMap(({ alerts = [] }) => alerts.filter(({ state }) => /alerting|pending/i.test(state)));
  expect(told.length).toBeGreaterThan(0);
  for (const { annotations } of told) {
    expect(Object.values(annotations).join()).not.toMatch(/\{\{|%!|<no value>|error expanding/i);
    expect(annotations['dashboard_url']).toMatch(/^http:\/\/\S+(smartcloudops-\w+\?from=|smartcloudops-analytics-app)/);
  }
}, 400_000);
