import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface Evaluator {
  readonly type: 'gt' | 'lt' | 'within_range';
  readonly params: readonly number[];
}
export interface Expression {
  readonly type: 'reduce' | 'math' | 'threshold';
  readonly expression: string;
  readonly reducer?: 'last' | 'sum';
  readonly conditions?: readonly [{ readonly evaluator: Evaluator; readonly unloadEvaluator?: Evaluator }];
}
export interface Rule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly data: ReadonlyArray<{
    readonly refId: string;
    readonly datasourceUid: string;
    readonly relativeTimeRange?: { readonly from: number };
    readonly model: Readonly<Record<string, unknown>>;
  }>;
  readonly annotations: Readonly<Record<string, string>>;
}

const root = path.join(__dirname, '../../../..');

/** The rules as they are provisioned: a test of the plugins' build keeps the files equal to what makes them. */
export function provisionedRules(): readonly Rule[] {
  const node = path.join(root, 'node_modules/.bin/node');
  const { stdout, stderr } = spawnSync(node, ['app-plugin/dashboards/generate.mjs', '--rules'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return (JSON.parse(stdout) as Array<{ readonly rules: readonly Rule[] }>).flatMap(({ rules }) => rules);
}
