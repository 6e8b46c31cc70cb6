import type { FieldsOf } from '../../query-model.ts';
import { adHocCondition } from '../conditions/ad-hoc-condition.ts';
import { conditionWith } from '../conditions/condition.ts';
import type { Subject } from '../subject.ts';
import type { Variables } from '../variables.ts';

/** What every question about measurements has: what was measured, how it was made one value, and of what. */
export type MachineScope = Pick<FieldsOf<'metric'>, 'namespace' | 'metricName' | 'aggregation' | 'labels'>;
export type Aggregation = NonNullable<MachineScope['aggregation']>;
type LabelFilter = NonNullable<MachineScope['labels']>[number];

function adHocLabel(filter: Parameters<typeof adHocCondition>[0]): LabelFilter {
  const { name, ...condition } = adHocCondition(filter);
  return { label: name, ...condition };
}

function applyVariables(query: MachineScope, variables: Variables): MachineScope {
  const { replace, adHoc } = variables;
  const { namespace, metricName, aggregation, labels = [] } = query;
  return {
    // A variable may stand for "any".
    namespace: (namespace && replace(namespace)) || undefined,
    metricName: replace(metricName),
    aggregation: aggregation && (replace(aggregation) as Aggregation),
    labels: [...labels.flatMap((label) => conditionWith(label, variables) ?? []), ...adHoc.map(adHocLabel)],
  };
}

/** Measurements of machines. */
export const MACHINES: Subject<MachineScope> = {
  // Every field is named, so that it is kept when one such question becomes another.
  start: { namespace: undefined, metricName: '', aggregation: undefined, labels: [] } satisfies MachineScope,
  applyVariables,
  isReady: ({ metricName }: MachineScope) => metricName !== '',
};

/** The scope in words: "maximum CPUUtilization of AWS/EC2" and " where ResourceId in (i-1)". */
export function machineScopeText({ namespace, metricName, aggregation, labels = [] }: MachineScope) {
  const where = labels
    .filter(({ values }) => values.length > 0)
    .map(({ label, op = 'in', values }) => `${label} ${op} (${values.map((value) => value ?? 'none').join(', ')})`);
  const name = [aggregation, metricName || 'a metric that is not chosen yet'].filter(Boolean).join(' ');
  return {
    measure: namespace ? `${name} of ${namespace}` : name,
    where: where.length > 0 ? ` where ${where.join(' and ')}` : '',
  };
}
