import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';

import { collectPart, readPages } from '../collect-part.ts';
import type { ItemBatch, ItemCollectContext, ItemSource, SourceItem } from '../item-source.ts';
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
        yield await collectPart({ kind: 'alarm', scope: region }, () => alarms(client, region, context));
        yield await collectPart({ kind: 'alarm-change', scope: region }, () => changes(client, region, context));
      }
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

async function alarms(client: CloudWatchAlarmsClient, region: string, context: ItemCollectContext): Promise<ItemBatch> {
  const items: SourceItem[] = [];
  const pages = readPages(
    'DescribeAlarms',
    context,
    (NextToken, signal) => client.describeAlarms({ AlarmTypes: [...TYPES], MaxRecords: 100, NextToken }, signal),
    ({ NextToken }) => NextToken
  );
  for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages) {
    for (const one of MetricAlarms) items.push(metricAlarmItem(one, region));
    for (const one of CompositeAlarms) items.push(compositeAlarmItem(one, region));
  }
  return { kind: 'alarm', scope: region, items };
}

async function changes(
  client: CloudWatchAlarmsClient,
  region: string,
  context: ItemCollectContext
): Promise<ItemBatch> {
  const { since, now } = context;
  const found: AlarmHistoryItem[] = [];
  const asked = {
    AlarmTypes: [...TYPES],
    HistoryItemType: 'StateUpdate' as const,
    StartDate: new Date(Math.max(since, now - KEPT_MS)),
    EndDate: new Date(now),
    ScanBy: 'TimestampAscending' as const,
    MaxRecords: 100,
  };
  const pages = readPages(
    'DescribeAlarmHistory',
    context,
    (NextToken, signal) => client.describeAlarmHistory({ ...asked, NextToken }, signal),
    ({ NextToken }) => NextToken
  );
  for await (const { AlarmHistoryItems = [] } of pages) found.push(...AlarmHistoryItems);
  const seen = new Map<string, number>();
  const items = found.map((change) => {
    const key = `${change.AlarmName}/${change.Timestamp?.getTime()}`;
    const repeat = seen.get(key) ?? 0;
    seen.set(key, repeat + 1);
    return alarmChangeItem(change, region, repeat);
  });
  return { kind: 'alarm-change', scope: null, items };
}
