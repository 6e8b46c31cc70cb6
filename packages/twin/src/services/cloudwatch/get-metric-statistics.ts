import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { dimensionsOf, optionalText, requiredPeriod, requiredText, requiredTime } from './parameters.ts';
import { readSeries } from './read-series.ts';
import { seriesKey } from './series.ts';
import { statisticOf } from './statistic.ts';
import { watchOf } from './watch.ts';

const MAX_DATAPOINTS = 1440;

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function getMetricStatistics({ input, world, caller, now }: Call): unknown {
  const name = requiredText(input, 'MetricName');
  const from = requiredTime(input, 'StartTime');
  const to = requiredTime(input, 'EndTime');
  const period = requiredPeriod(input);
  const plain = names(input['Statistics']);
  const extended = names(input['ExtendedStatistics']);
  if (from >= to) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The parameter StartTime must be less than the parameter EndTime.'
    );
  }
  if (plain.length + extended.length === 0) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      'At least one of the parameters Statistics and ExtendedStatistics must be specified.'
    );
  }
  const points = Math.ceil((to - from) / (period * 1000));
  if (points > MAX_DATAPOINTS) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      `You have requested up to ${points} datapoints, which exceeds the limit of ${MAX_DATAPOINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`
    );
  }
  const statistics = [...plain, ...extended].map((one) => {
    const compute = statisticOf(one);
    if (compute) return { name: one, compute, extended: extended.includes(one) };
    throw new AwsError('InvalidParameterValueException', `The value ${one} is not a supported statistic.`);
  });
  const key = seriesKey(requiredText(input, 'Namespace'), name, dimensionsOf(input));
  const series = watchOf(world).find(caller.accountId, caller.region, key);
  const unit = optionalText(input, 'Unit');
  if (!series || (unit !== undefined && unit !== series.unit)) return { Label: name, Datapoints: [] };
  const datapoints = readSeries(series, world, now, from, to, period).map(({ time, samples }) => {
    const entry = (wanted: boolean) =>
      Object.fromEntries(
        statistics.filter((one) => one.extended === wanted).map((one) => [one.name, one.compute(samples)])
      );
    const more = extended.length > 0 ? { ExtendedStatistics: entry(true) } : {};
    return { Timestamp: time / 1000, ...entry(false), Unit: series.unit, ...more };
  });
  return { Label: name, Datapoints: datapoints };
}
