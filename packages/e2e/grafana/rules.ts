import { api, DATASOURCE } from './client.ts';
import { until } from './processes.ts';

export interface RuleState {
  readonly name: string;
  readonly state: string;
  readonly health: string;
  readonly lastError?: string;
  readonly lastEvaluation: string;
}
interface Rules {
  readonly data: { readonly groups: Array<{ readonly rules: RuleState[] }> };
}

/** Grafana's shortest interval. */
const INTERVAL_S = 10;

export async function stateOf(name: string): Promise<RuleState | undefined> {
  const { body } = await api<Rules>('GET', '/api/prometheus/grafana/api/v1/rules');
  return body.data.groups.flatMap(({ rules }) => rules).find((rule) => rule.name === name);
}

/** Waits until a rule is in a state, by an evaluation after `since` (epoch ms). */
export function settled(name: string, state: string, since = 0): Promise<RuleState> {
  return until(`"${name}" is ${state}`, 120_000, async () => {
    const rule = await stateOf(name);
    if (rule?.health === 'error') throw new Error(rule.lastError);
    return rule?.state === state && Date.parse(rule.lastEvaluation) > since && rule;
  });
}

export interface NewRule {
  readonly title: string;
  readonly folder: string;
  readonly group: string;
  readonly datasource: string;
  /** The query, as a person writes it. */
  readonly model: Readonly<Record<string, unknown>> & { readonly queryType: string };
  readonly above: number;
}

/** A rule as a person makes it: a query, and a threshold that its number must not exceed. */
export async function createRule({ title, folder, group, datasource, model, above }: NewRule): Promise<void> {
  const { status, body } = await api('POST', '/api/v1/provisioning/alert-rules', {
    title,
    folderUID: folder,
    ruleGroup: group,
    orgID: 1,
    condition: 'over',
    for: '0s',
    noDataState: 'NoData',
    execErrState: 'Error',
    data: [
      {
        refId: 'figure',
        queryType: model.queryType,
        datasourceUid: datasource,
        relativeTimeRange: { from: 3600, to: 0 },
        model: { refId: 'figure', datasource: { type: DATASOURCE, uid: datasource }, ...model },
      },
      {
        refId: 'over',
        datasourceUid: '__expr__',
        model: {
          refId: 'over',
          type: 'threshold',
          expression: 'figure',
          conditions: [{ evaluator: { type: 'gt', params: [above] } }],
        },
      },
    ],
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
}

/** Lets a group of rules be evaluated as often as Grafana allows. */
export async function hurry(folder: string, group: string): Promise<void> {
  const path = `/api/v1/provisioning/folder/${folder}/rule-groups/${group}`;
  const { body } = await api<Record<string, unknown>>('GET', path);
  const { status } = await api('PUT', path, { ...body, interval: INTERVAL_S });
  if (status !== 200) throw new Error(`Grafana answered ${status} to another interval.`);
}
