import type {
  DescribeAlarmHistoryCommandInput,
  DescribeAlarmHistoryCommandOutput,
  DescribeAlarmsCommandInput,
  DescribeAlarmsCommandOutput,
} from '@aws-sdk/client-cloudwatch';

import { endpointFor } from '../credentials/endpoint.ts';
import type { AwsAuthPolicy } from '../credentials/policy.ts';
import type { AwsAuthSettings } from '../credentials/settings.ts';
import { requestHandler } from '../http.ts';
import { sdkConnection } from '../sdk-connection.ts';

/** What we need of CloudWatch's alarms in one region. */
export interface CloudWatchAlarmsClient {
  /** One call. @throws AwsError */
  describeAlarms(
    input: DescribeAlarmsCommandInput,
    signal?: AbortSignal
  ): Promise<Pick<DescribeAlarmsCommandOutput, 'MetricAlarms' | 'CompositeAlarms' | 'NextToken'>>;
  /** One call. @throws AwsError */
  describeAlarmHistory(
    input: DescribeAlarmHistoryCommandInput,
    signal?: AbortSignal
  ): Promise<Pick<DescribeAlarmHistoryCommandOutput, 'AlarmHistoryItems' | 'NextToken'>>;
  close(): void;
}

export function cloudWatchAlarmsClient(
  settings: AwsAuthSettings,
  region: string,
  policy?: AwsAuthPolicy
): CloudWatchAlarmsClient {
  const connection = sdkConnection(settings, policy, async (credentials) => {
    const { CloudWatchClient: Client } = await import('@aws-sdk/client-cloudwatch');
    return new Client({
      region,
      credentials,
      // Calls are counted against an allowance, so none is made behind the collector's back.
      maxAttempts: 1,
      requestHandler: await requestHandler(),
      ...endpointFor('other', settings.endpoint),
    });
  });
  return {
    async describeAlarms(input, signal) {
      const { DescribeAlarmsCommand } = await import('@aws-sdk/client-cloudwatch');
      return connection.call('cloudwatch:DescribeAlarms', (client) =>
        client.send(new DescribeAlarmsCommand(input), { abortSignal: signal })
      );
    },
    async describeAlarmHistory(input, signal) {
      const { DescribeAlarmHistoryCommand } = await import('@aws-sdk/client-cloudwatch');
      return connection.call('cloudwatch:DescribeAlarmHistory', (client) =>
        client.send(new DescribeAlarmHistoryCommand(input), { abortSignal: signal })
      );
    },
    close: () => connection.close(),
  };
}
