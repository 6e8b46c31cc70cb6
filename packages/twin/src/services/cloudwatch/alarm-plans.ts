import type { World } from '../../world/world.ts';
import type { Series } from './series.ts';
import { watchOf } from './watch.ts';

/** An alarm on one metric, judged hour by hour. */
export interface AlarmPlan {
  readonly name: string;
  readonly description: string;
  readonly series: Series;
  /** `Average`, `Maximum`, …, or `p99`. */
  readonly statistic: string;
  readonly comparison: 'GreaterThanThreshold' | 'LessThanThreshold';
  readonly threshold: number;
  readonly actions: readonly string[];
}

/** An alarm that is in alarm when any of its children is. */
export interface CompositePlan {
  readonly name: string;
  readonly children: readonly AlarmPlan[];
  readonly actions: readonly string[];
}

type Rule = Pick<AlarmPlan, 'description' | 'statistic' | 'threshold'> & {
  readonly namespace: string;
  readonly metric: string;
  readonly below?: true;
  readonly where?: (series: Series) => boolean;
};

/** Things per rule that somebody made an alarm for: never all of them. */
const WATCHED_THINGS = 4;

const RULES: readonly Rule[] = [
  {
    namespace: 'AWS/EC2',
    metric: 'CPUUtilization',
    statistic: 'Average',
    threshold: 75,
    description: 'The machine is too busy.',
  },
  {
    namespace: 'CWAgent',
    metric: 'mem_used_percent',
    statistic: 'Maximum',
    threshold: 90,
    description: 'The machine runs out of memory.',
  },
  {
    namespace: 'CWAgent',
    metric: 'disk_used_percent',
    statistic: 'Maximum',
    threshold: 85,
    description: 'The disk of the logs fills up.',
    where: ({ dimensions }) => dimensions.some(({ Value }) => Value === '/var/log'),
  },
  {
    namespace: 'AWS/RDS',
    metric: 'FreeStorageSpace',
    statistic: 'Minimum',
    threshold: 25 * 2 ** 30,
    below: true,
    description: 'The database runs out of space.',
  },
  {
    namespace: 'AWS/ApplicationELB',
    metric: 'TargetResponseTime',
    statistic: 'p99',
    threshold: 0.35,
    description: 'People wait too long.',
  },
  { namespace: 'AWS/Lambda', metric: 'Errors', statistic: 'Sum', threshold: 2500, description: 'The function fails.' },
  {
    namespace: 'AWS/SageMaker',
    metric: 'ModelLatency',
    statistic: 'Average',
    threshold: 150_000,
    description: 'The model answers late.',
  },
  {
    namespace: 'aws/sagemaker/Endpoints/data-metrics',
    metric: 'feature_baseline_drift_basket_value',
    statistic: 'Maximum',
    threshold: 0.2,
    description: 'What the model is asked is not what it was trained on.',
  },
];

const thingOf = ({ dimensions }: Series): string =>
  dimensions.find(({ Name }) => !['path', 'ImageId', 'InstanceType', 'device', 'fstype'].includes(Name))?.Value ?? '';

/** The alarms of an account in a region. */
export function alarmPlans(world: World, accountId: string, region: string): readonly AlarmPlan[] {
  const here = watchOf(world).all.filter((one) => one.accountId === accountId && one.region === region);
  const topic = `arn:aws:sns:${region}:${accountId}:on-call`;
  return RULES.flatMap(({ namespace, metric, below, where, ...rule }) =>
    here
      .filter((one) => one.namespace === namespace && one.name === metric && (where?.(one) ?? true))
      .slice(0, WATCHED_THINGS)
      .map((series, index): AlarmPlan => ({
        ...rule,
        name: `${thingOf(series).replaceAll('/', '-')}-${metric}`,
        series,
        comparison: below ? 'LessThanThreshold' : 'GreaterThanThreshold',
        actions: index === WATCHED_THINGS - 1 ? [] : [topic],
      }))
  );
}

/** One for all that is wrong in an account and region; none where there is nothing to watch. */
export function compositePlans(world: World, accountId: string, region: string): readonly CompositePlan[] {
  const children = alarmPlans(world, accountId, region);
  const account = world.accounts.find(({ id }) => id === accountId);
  if (children.length === 0 || !account) return [];
  return [{ name: `${account.name}-anything`, children, actions: [`arn:aws:sns:${region}:${accountId}:incidents`] }];
}
