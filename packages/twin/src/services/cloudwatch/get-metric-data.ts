import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import type { Structure } from './parameters.ts';
import {
  dimensionsOf,
  isStructure,
  optionalText,
  requiredPeriod,
  requiredText,
  requiredTime,
  structures,
} from './parameters.ts';
import { readSeries } from './read-series.ts';
import { seriesKey } from './series.ts';
import { requireStatistic } from './statistic.ts';
import { watchOf } from './watch.ts';

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

interface Result {
  readonly id: string;
  readonly label: string;
  readonly points: readonly { readonly time: number; readonly value: number }[];
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

export function metricQueries(input: Structure): Structure[] {
  return structures(input['MetricDataQueries']).filter((query) => isStructure(query['MetricStat']));
}

function answerOne(call: Call, query: Structure, from: number, to: number): Result {
  const id = requiredText(query, 'Id');
  if (!/^[a-z][a-zA-Z0-9_]*$/.test(id))
    throw invalid(`The value ${id} is not a valid Id: it must start with a lower case letter.`);
  const stat = query['MetricStat'];
  if (!isStructure(stat)) {
    throw invalid(`The query ${id} is an expression: this CloudWatch answers MetricStat queries only.`);
  }
  const metric = isStructure(stat['Metric']) ? stat['Metric'] : {};
  const name = requiredText(metric, 'MetricName');
  const label = optionalText(query, 'Label') ?? name;
  const compute = requireStatistic(requiredText(stat, 'Stat'));
  const period = requiredPeriod(stat);
  const accountId = optionalText(query, 'AccountId') ?? call.caller.accountId;
  const allowed = accountId === call.caller.accountId || call.caller.accountId === call.world.accounts[0]?.id;
  const key = seriesKey(requiredText(metric, 'Namespace'), name, dimensionsOf(metric));
  const series = allowed ? watchOf(call.world).find(accountId, call.caller.region, key) : undefined;
  const unit = optionalText(stat, 'Unit');
  if (!series || (unit !== undefined && unit !== series.unit)) return { id, label, points: [] };
  const buckets = readSeries(series, call.world, call.now, from, to, period);
  return { id, label, points: buckets.map(({ time, samples }) => ({ time, value: compute(samples) })) };
}

/** Metric queries, newest values first unless asked otherwise; pages of `MaxDatapoints` values. */
export function getMetricData(call: Call): unknown {
  const { input } = call;
  const queries = structures(input['MetricDataQueries']);
  if (queries.length === 0) throw invalid('The parameter MetricDataQueries is required.');
  if (queries.length > MAX_QUERIES) {
    throw invalid(`The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`);
  }
  if (new Set(queries.map((query) => query['Id'])).size < queries.length)
    throw invalid('The values for parameter id in MetricDataQueries are not unique.');
  const from = requiredTime(input, 'StartTime');
  const to = requiredTime(input, 'EndTime');
  if (from >= to) throw invalid('The parameter StartTime must be less than the parameter EndTime.');
  const ascending = input['ScanBy'] === 'TimestampAscending';
  const results = queries
    .map((query) => ({ query, result: answerOne(call, query, from, to) }))
    .filter(({ query }) => query['ReturnData'] !== false)
    .map(({ result }) => (ascending ? result : { ...result, points: [...result.points].reverse() }));
  return page(
    results,
    Number(optionalText(input, 'NextToken') ?? 0),
    call.pageLimit ?? Number(input['MaxDatapoints'] ?? MAX_DATAPOINTS)
  );
}

/** Cuts the results at `size` values; a result that goes on is marked as partial. */
function page(results: readonly Result[], offset: number, size: number): unknown {
  if (!Number.isInteger(offset) || offset < 0) throw new AwsError('InvalidNextToken', 'The NextToken is not valid.');
  const shown = [];
  let position = 0;
  for (const { id, label, points } of results) {
    const from = Math.max(0, offset - position);
    const to = Math.min(points.length, offset + size - position);
    const isFirstPage = points.length === 0 && offset === 0;
    if (from < to || isFirstPage) {
      const part = points.slice(from, Math.max(from, to));
      shown.push({
        Id: id,
        Label: label,
        Timestamps: part.map(({ time }) => time / 1000),
        Values: part.map(({ value }) => value),
        StatusCode: to < points.length ? 'PartialData' : 'Complete',
      });
    }
    position += points.length;
  }
  return {
    MetricDataResults: shown,
    Messages: [],
    NextToken: offset + size < position ? String(offset + size) : undefined,
  };
}
