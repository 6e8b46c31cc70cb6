import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';

import { AwsError } from '../errors.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, ItemSource, SourceItem } from '../item-source.ts';
import type { CloudWatchAlarmsClient } from './client.ts';
import { CLOUDWATCH_ALARMS_FACTS } from './facts.ts';
import { alarmChangeItem, compositeAlarmItem, metricAlarmItem } from './to-items.ts';

const DAY_MS = 86_400_000;
/** History that CloudWatch keeps. */
const KEPT_MS = 30 * DAY_MS;
const TYPES = ['MetricAlarm', 'CompositeAlarm'] as const;

/**
 * Alarms (kind `alarm`, complete by region) and the changes of their states (kind `alarm-change`, events).
 * @param clients one per region
 */
export function cloudWatchAlarmsSource(clients: ReadonlyMap<string, CloudWatchAlarmsClient>): ItemSource {
  return {
    facts: CLOUDWATCH_ALARMS_FACTS,
    async *collect(context) {
      for (const [region, client] of clients) {
        yield* orProblem('alarm', region, () => alarms(client, region, context));
        yield* orProblem('alarm-change', region, () => changes(client, region, context));
      }
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

async function* orProblem(
  kind: string,
  region: string,
  work: () => Promise<ItemBatch>
): AsyncGenerator<ItemBatch | ItemProblem> {
  try {
    yield await work();
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === 'AWS_CANCELLED') throw error;
    yield { kind, scope: region, problem: error };
  }
}

async function alarms(
  client: CloudWatchAlarmsClient,
  region: string,
  { beforeCall, signal }: ItemCollectContext
): Promise<ItemBatch> {
  const items: SourceItem[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    await beforeCall('DescribeAlarms');
    const page = await client.describeAlarms(
      { AlarmTypes: [...TYPES], MaxRecords: 100, ...(token ? { NextToken: token } : {}) },
      signal
    );
    for (const one of page.MetricAlarms ?? []) items.push(metricAlarmItem(one, region));
    for (const one of page.CompositeAlarms ?? []) items.push(compositeAlarmItem(one, region));
    token = page.NextToken;
  }
  return { kind: 'alarm', scope: region, items };
}

async function changes(
  client: CloudWatchAlarmsClient,
  region: string,
  { beforeCall, signal, since, now }: ItemCollectContext
): Promise<ItemBatch> {
  const found: AlarmHistoryItem[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    await beforeCall('DescribeAlarmHistory');
    const page = await client.describeAlarmHistory(
      {
        AlarmTypes: [...TYPES],
        HistoryItemType: 'StateUpdate',
        StartDate: new Date(Math.max(since, now - KEPT_MS)),
        EndDate: new Date(now),
        ScanBy: 'TimestampAscending',
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
      },
      signal
    );
    found.push(...(page.AlarmHistoryItems ?? []));
    token = page.NextToken;
  }
  const seen = new Map<string, number>();
  const items = found.map((change) => {
    const key = `${change.AlarmName}/${change.Timestamp?.getTime()}`;
    const repeat = seen.get(key) ?? 0;
    seen.set(key, repeat + 1);
    return alarmChangeItem(change, region, repeat);
  });
  return { kind: 'alarm-change', scope: null, items };
}
