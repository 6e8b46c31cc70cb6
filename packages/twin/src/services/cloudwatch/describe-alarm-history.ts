import type { Call } from '../../http/service.ts';
import { alarmPlans, compositePlans } from './alarm-plans.ts';
import type { StateChange } from './alarm-states.ts';
import { compositeStatesOf, statesOf } from './alarm-states.ts';
import { page, reasonOf } from './describe-alarms.ts';
import { optionalText } from './parameters.ts';

const PAGE = 100;

interface Told {
  readonly name: string;
  readonly type: 'MetricAlarm' | 'CompositeAlarm';
  readonly states: readonly StateChange[];
  readonly reason: (change: StateChange) => string;
}

/** Changes of state of the last 30 days, newest first unless asked otherwise. */
export function describeAlarmHistory(call: Call): unknown {
  const { input, world, caller, now } = call;
  const types = Array.isArray(input['AlarmTypes']) ? input['AlarmTypes'].map(String) : ['MetricAlarm'];
  const name = optionalText(input, 'AlarmName');
  const kind = optionalText(input, 'HistoryItemType');
  const time = (member: string, otherwise: number) =>
    typeof input[member] === 'number' ? input[member] * 1000 : otherwise;
  const [from, to] = [time('StartDate', 0), time('EndDate', now)];
  const here = [world, caller.accountId, caller.region] as const;
  const told: Told[] = [
    ...alarmPlans(...here).map((plan) => ({
      name: plan.name,
      type: 'MetricAlarm' as const,
      states: statesOf(plan, world, now),
      reason: (change: StateChange) => reasonOf(plan, change),
    })),
    ...compositePlans(...here).map((plan) => ({
      name: plan.name,
      type: 'CompositeAlarm' as const,
      states: compositeStatesOf(plan, world, now),
      reason: ({ state }: StateChange) => `The rule evaluated to ${state}.`,
    })),
  ];
  const items = told
    .filter((one) => types.includes(one.type) && (name === undefined || one.name === name))
    .flatMap((one) => itemsOf(one).filter(({ at }) => at >= from && at <= to))
    .sort((a, b) => b.at - a.at);
  if (input['ScanBy'] === 'TimestampAscending') items.reverse();
  const wanted = kind === undefined || kind === 'StateUpdate' ? items : [];
  const { shown, next } = page(wanted, call, Number(input['MaxRecords'] ?? PAGE));
  return { AlarmHistoryItems: shown.map(({ item }) => item), NextToken: next };
}

function itemsOf({ name, type, states, reason }: Told) {
  return states.slice(1).map((change, i) => {
    const before = states[i];
    const data = {
      version: '1.0',
      oldState: { stateValue: before?.state, stateReason: before && reason(before) },
      newState: { stateValue: change.state, stateReason: reason(change) },
    };
    return {
      at: change.at,
      item: {
        AlarmName: name,
        AlarmType: type,
        Timestamp: change.at / 1000,
        HistoryItemType: 'StateUpdate',
        HistorySummary: `Alarm updated from ${before?.state} to ${change.state}`,
        HistoryData: JSON.stringify(data),
      },
    };
  });
}
