import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { DAY_MS } from '../../world/calendar.ts';
import type { AlarmPlan, CompositePlan } from './alarm-plans.ts';
import { alarmPlans, compositePlans } from './alarm-plans.ts';
import type { StateChange } from './alarm-states.ts';
import { compositeStatesOf, statesOf } from './alarm-states.ts';
import { optionalText } from './parameters.ts';

const PAGE = 50;

export const arnOfAlarm = ({ accountId, region }: { accountId: string; region: string }, name: string): string =>
  `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;

/** Why a metric alarm has its state, in CloudWatch's words. */
export function reasonOf({ comparison, threshold }: AlarmPlan, { state, value, at }: StateChange): string {
  if (value === null) return 'Insufficient Data: 1 datapoint was unknown.';
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const side = comparison === 'GreaterThanThreshold' ? 'greater than' : 'less than';
  return `Threshold Crossed: 1 datapoint [${value} (${when})] was ${state === 'ALARM' ? '' : 'not '}${side} the threshold (${threshold}).`;
}

const seconds = (time: number) => time / 1000;

function common(call: Call, name: string, actions: readonly string[], last: StateChange | undefined) {
  return {
    AlarmName: name,
    AlarmArn: arnOfAlarm(call.caller, name),
    AlarmConfigurationUpdatedTimestamp: seconds(call.world.firstDay * DAY_MS),
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: actions,
    InsufficientDataActions: [],
    StateValue: last?.state ?? 'INSUFFICIENT_DATA',
    StateUpdatedTimestamp: seconds(last?.at ?? call.now),
    StateTransitionedTimestamp: seconds(last?.at ?? call.now),
  };
}

function showMetric(call: Call, plan: AlarmPlan) {
  const last = statesOf(plan, call.world, call.now).at(-1);
  const { series, statistic } = plan;
  return {
    ...common(call, plan.name, plan.actions, last),
    AlarmDescription: plan.description,
    StateReason: last ? reasonOf(plan, last) : 'Unchecked: Initial alarm creation',
    MetricName: series.name,
    Namespace: series.namespace,
    ...(statistic.startsWith('p') ? { ExtendedStatistic: statistic } : { Statistic: statistic }),
    Dimensions: series.dimensions,
    Period: 3600,
    EvaluationPeriods: 1,
    DatapointsToAlarm: 1,
    Threshold: plan.threshold,
    ComparisonOperator: plan.comparison,
    TreatMissingData: 'missing',
  };
}

function showComposite(call: Call, plan: CompositePlan) {
  const last = compositeStatesOf(plan, call.world, call.now).at(-1);
  return {
    ...common(call, plan.name, plan.actions, last),
    AlarmDescription: 'Something is wrong here.',
    AlarmRule: plan.children.map(({ name }) => `ALARM("${name}")`).join(' OR '),
    StateReason: `The rule was evaluated at ${new Date(last?.at ?? call.now).toISOString()}.`,
  };
}

/** Pages of metric and composite alarms; composite ones only when they are asked for. */
export function describeAlarms(call: Call): unknown {
  const { input, world, caller } = call;
  const types = Array.isArray(input['AlarmTypes']) ? input['AlarmTypes'].map(String) : ['MetricAlarm'];
  const state = optionalText(input, 'StateValue');
  const prefix = optionalText(input, 'AlarmNamePrefix') ?? '';
  const all = [
    ...(types.includes('CompositeAlarm')
      ? compositePlans(world, caller.accountId, caller.region).map((plan) => ({ composite: showComposite(call, plan) }))
      : []),
    ...(types.includes('MetricAlarm')
      ? alarmPlans(world, caller.accountId, caller.region).map((plan) => ({ metric: showMetric(call, plan) }))
      : []),
  ].filter((one) => {
    const { AlarmName, StateValue } = 'composite' in one ? one.composite : one.metric;
    return AlarmName.startsWith(prefix) && (state === undefined || StateValue === state);
  });
  const { shown, next } = page(all, call, Number(input['MaxRecords'] ?? PAGE));
  return {
    CompositeAlarms: shown.flatMap((one) => ('composite' in one ? [one.composite] : [])),
    MetricAlarms: shown.flatMap((one) => ('metric' in one ? [one.metric] : [])),
    NextToken: next,
  };
}

/** Cuts what is there at a page. @throws AwsError for a token that is none */
export function page<One>(all: readonly One[], { input, pageLimit }: Call, size: number) {
  const offset = Number(optionalText(input, 'NextToken') ?? 0);
  if (!Number.isInteger(offset) || offset < 0) throw new AwsError('InvalidNextToken', 'The NextToken is not valid.');
  const end = offset + (pageLimit ?? size);
  return { shown: all.slice(offset, end), next: end < all.length ? String(end) : undefined };
}
