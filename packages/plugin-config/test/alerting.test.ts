import { forAlerting, querySchema } from '@smartcloudops/contract';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const provisioning = path.join(import.meta.dirname, '../../../provisioning');
const read = (file: string) => parse(readFileSync(path.join(provisioning, file), 'utf8')) as never;

interface Query {
  refId: string;
  datasourceUid: string;
  model: { type?: string; expression?: string } & Record<string, unknown>;
}
interface Rule {
  uid: string;
  title: string;
  condition: string;
  noDataState: string;
  execErrState: string;
  data: Query[];
  annotations: Record<string, string>;
  labels: Record<string, string>;
}

const files = readdirSync(path.join(provisioning, 'alerting')).filter((file) => file.endsWith('.yaml'));
const rules = files.flatMap((file) =>
  (read(`alerting/${file}`) as { groups: Array<{ rules: Rule[] }> }).groups.flatMap((group) => group.rules)
);
const named = rules.map((rule) => [rule.uid, rule] as const);
const { datasources } = read('datasources/smartcloudops.yaml') as { datasources: Array<{ uid: string }> };

test('there are rules for what the guide lists, each once', () => {
  expect(files.toSorted()).toEqual(['cost.yaml', 'data-trust.yaml', 'operations.yaml', 'security.yaml']);
  expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
  expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length);
  const guide = readFileSync(path.join(provisioning, '../docs/guides/alerting.md'), 'utf8');
  for (const { title, uid } of rules) {
    expect(guide).toContain(title);
    expect(uid.length).toBeLessThanOrEqual(40);
  }
});

test.each(named)('%s asks what the backend understands, and ends in one threshold', (_uid, { data, condition }) => {
  const before = new Set<string>();
  for (const { refId, datasourceUid, model } of data) {
    expect(model['refId']).toBe(refId);
    if (datasourceUid === '__expr__') {
      const operands = model.type === 'math' ? [...model.expression!.matchAll(/\$(\w+)/g)].map(([, name]) => name) : [];
      for (const operand of model.type === 'math' ? operands : [model.expression]) expect(before).toContain(operand);
    } else {
      expect(datasourceUid).toBe(datasources[0]!.uid);
      const { refId: _name, ...query } = model;
      const timeRange = { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' };
      // Whatever a rule relies on is written in its file, but for what keeps a bad forecast silent.
      expect(forAlerting(querySchema.parse({ ...query, timeRange }))).toMatchObject(query);
    }
    before.add(refId);
  }
  expect(data.at(-1)).toMatchObject({ refId: condition, datasourceUid: '__expr__', model: { type: 'threshold' } });
});

test.each(named)('%s ends on the quiet side of where it fires', (_uid, { data }) => {
  const [{ evaluator, unloadEvaluator = null }] = data.at(-1)!.model['conditions'] as [
    Record<'evaluator' | 'unloadEvaluator', { type: string; params: number[] } | undefined>,
  ];
  expect(evaluator).toMatchObject({ type: expect.any(String), params: expect.any(Array) });
  if (unloadEvaluator === null) return;
  expect([evaluator!.type, unloadEvaluator.type]).toEqual(['gt', 'lt']);
  expect(unloadEvaluator.params[0]).toBeLessThan(evaluator!.params[0]!);
});

test.each(named)('%s says what happened, why, and where to look', (_uid, { data, annotations, labels, ...rule }) => {
  const { summary = '', description = '', dashboard_url: link = '' } = annotations;
  expect(summary).toMatch(/\$values\.\w+\.Value/);
  expect(description.length).toBeGreaterThan(60);
  const refIds = new Set(data.map(({ refId }) => refId));
  for (const [, refId] of `${summary}${description}`.matchAll(/\$values\.(\w+)/g)) expect(refIds).toContain(refId);
  const [, dashboard] =
    /^\{\{ externalURL \}\}(?:d\/smartcloudops-(\w+)\?from=\S+&to=now&var-datasource=\S+|a\/smartcloudops-analytics-app)/.exec(
      link.replace(/\{\{ urlquery \$labels\.\w+ \}\}/, 'x')
    ) ?? [null, 'no link'];
  if (dashboard !== undefined) expect(existsSync(path.join(provisioning, `dashboards/${dashboard}.json`))).toBe(true);
  expect(labels).toMatchObject({
    product: 'smartcloudops',
    severity: expect.stringMatching(/^(info|warning|critical)$/),
  });
  expect(rule).toMatchObject({ noDataState: 'OK', execErrState: 'Error' });
});

test('the examples of contact points and policies fit each other and the labels, and hold no secret', () => {
  const text = (file: string) => readFileSync(path.join(provisioning, 'alerting-examples', file), 'utf8');
  const { contactPoints } = parse(text('contact-points.yaml')) as {
    contactPoints: Array<{ name: string; receivers: Array<{ type: string; settings: Record<string, string> }> }>;
  };
  const { policies } = parse(text('policies.yaml')) as {
    policies: Array<{ receiver: string; routes: Array<{ receiver: string; object_matchers: string[][] }> }>;
  };
  const names = contactPoints.map(({ name }) => name);
  const used = policies.flatMap(({ receiver, routes }) => [receiver, ...routes.map((route) => route.receiver)]);
  expect([...new Set(used)].toSorted()).toEqual(names.toSorted());
  for (const [label, , value] of policies.flatMap(({ routes }) => routes.flatMap((route) => route.object_matchers)))
    expect(rules.some(({ labels }) => labels[label!] === value)).toBe(true);
  expect(contactPoints.flatMap(({ receivers }) => receivers.map(({ type }) => type))).toEqual(
    expect.arrayContaining(['email', 'webhook'])
  );
  // What is secret comes from the environment.
  for (const { settings } of contactPoints.flatMap(({ receivers }) => receivers))
    for (const [key, value] of Object.entries(settings))
      if (/pass|secret|token|credentials|url/.test(key)) expect(value).toMatch(/^\$/);
});
