import type { AlarmHistoryItem, CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';

import { rankTargets } from '../cloudwatch/targets.ts';
import { WATCHED } from '../cloudwatch/watched/index.ts';
import type { JsonValue, SourceItem } from '../item-source.ts';

type Alarm = MetricAlarm | CompositeAlarm;

const textOf = (value: string | undefined): string | null => value ?? null;
const timeOf = (value: Date | undefined): string | null => value?.toISOString() ?? null;
const accountOf = (arn: string | undefined): string | null => arn?.split(':')[4] ?? null;

/** What every alarm says; `actions` is how many things happen when it goes off: 0 means that nobody is told. */
function common(alarm: Alarm, region: string) {
  return {
    SubAccountId: accountOf(alarm.AlarmArn),
    RegionId: region,
    description: textOf(alarm.AlarmDescription),
    state: textOf(alarm.StateValue),
    reason: textOf(alarm.StateReason),
    stateSince: timeOf(alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp),
    actions: alarm.ActionsEnabled === false ? 0 : (alarm.AlarmActions?.length ?? 0),
    actionsEnabled: alarm.ActionsEnabled ?? true,
  };
}

const item = (alarm: Alarm, attributes: Record<string, JsonValue>): SourceItem => ({
  id: alarm.AlarmArn ?? '',
  name: textOf(alarm.AlarmName),
  at: null,
  attributes,
});

/** A metric alarm; one on an expression over several metrics has `metric` null. */
export function metricAlarmItem(alarm: MetricAlarm, region: string): SourceItem {
  return item(alarm, {
    ...common(alarm, region),
    alarmType: 'metric',
    namespace: textOf(alarm.Namespace),
    metric: textOf(alarm.MetricName),
    dimensions: Object.fromEntries((alarm.Dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value])),
    ResourceId: resourceOf(alarm, region),
    statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? null,
    comparison: textOf(alarm.ComparisonOperator),
    threshold: alarm.Threshold ?? null,
    unit: textOf(alarm.Unit),
    periodSeconds: alarm.Period ?? null,
    evaluationPeriods: alarm.EvaluationPeriods ?? null,
    missingData: alarm.TreatMissingData ?? 'missing',
  });
}

export function compositeAlarmItem(alarm: CompositeAlarm, region: string): SourceItem {
  return item(alarm, { ...common(alarm, region), alarmType: 'composite', rule: textOf(alarm.AlarmRule) });
}

/** The thing that the alarm watches, as the bill names it. */
function resourceOf({ Namespace, MetricName, Dimensions, AlarmArn }: MetricAlarm, region: string): string | null {
  const place = { account: accountOf(AlarmArn) ?? '', region };
  const metric = { Namespace, MetricName, Dimensions };
  for (const watched of WATCHED) {
    const { listed } = watched;
    if ('namespace' in listed && listed.namespace !== Namespace) continue;
    const [found] = rankTargets(watched, 0, [metric], place);
    if (found) return found.target.labels['ResourceId'] ?? null;
  }
  return null;
}

/** A change of an alarm's state, as an event. @param repeat how many of the same alarm and moment came before */
export function alarmChangeItem(change: AlarmHistoryItem, region: string, repeat: number): SourceItem {
  const { AlarmName = '', Timestamp, AlarmType, HistorySummary } = change;
  const { oldState, newState } = readHistory(change.HistoryData);
  return {
    id: [region, AlarmName, timeOf(Timestamp) ?? '', ...(repeat > 0 ? [String(repeat)] : [])].join('/'),
    name: AlarmName,
    at: Timestamp?.getTime() ?? null,
    attributes: {
      RegionId: region,
      alarm: AlarmName,
      alarmType: AlarmType === 'CompositeAlarm' ? 'composite' : 'metric',
      from: textOf(oldState?.stateValue),
      to: textOf(newState?.stateValue),
      reason: textOf(newState?.stateReason),
      summary: textOf(HistorySummary),
    },
  };
}

interface History {
  readonly oldState?: { readonly stateValue?: string };
  readonly newState?: { readonly stateValue?: string; readonly stateReason?: string };
}

/** AWS cuts long data, so that it may be no JSON; the summary says the rest. */
function readHistory(data: string | undefined): History {
  try {
    return JSON.parse(data ?? '{}') as History;
  } catch {
    return {};
  }
}
