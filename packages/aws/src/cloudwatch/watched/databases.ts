import { arn } from './watched.ts';
import type { Watched } from './watched.ts';

/** Databases, tables and queues. */
export const DATABASES: readonly Watched[] = [
  {
    listed: { namespace: 'AWS/RDS' },
    dimensions: ['DBInstanceIdentifier'],
    labels: ({ DBInstanceIdentifier }, place) => arn('rds', place, `db:${DBInstanceIdentifier}`),
    metrics: [
      ['CPUUtilization', 'average', 'maximum'],
      ['FreeStorageSpace', 'minimum'],
      ['FreeableMemory', 'minimum'],
      ['DatabaseConnections', 'maximum'],
      ['ReadLatency', 'average', 'maximum'],
      ['WriteLatency', 'average', 'maximum'],
      ['ReadIOPS', 'average'],
      ['WriteIOPS', 'average'],
    ],
  },
  {
    listed: { namespace: 'AWS/DynamoDB' },
    dimensions: ['TableName'],
    rankFrom: 2,
    labels: ({ TableName }, place) => arn('dynamodb', place, `table/${TableName}`),
    metrics: [
      ['ReadThrottleEvents', 'sum'],
      ['WriteThrottleEvents', 'sum'],
      ['ConsumedReadCapacityUnits', 'sum'],
      ['ConsumedWriteCapacityUnits', 'sum'],
    ],
  },
  {
    listed: { namespace: 'AWS/SQS' },
    dimensions: ['QueueName'],
    rankFrom: 2,
    labels: ({ QueueName }, place) => arn('sqs', place, QueueName ?? ''),
    metrics: [
      ['ApproximateAgeOfOldestMessage', 'maximum'],
      ['ApproximateNumberOfMessagesVisible', 'maximum'],
      ['NumberOfMessagesSent', 'sum'],
    ],
  },
];
