import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { dayOf } from '../../world/calendar.ts';
import { optionalText, structures } from './parameters.ts';
import type { Series } from './series.ts';
import { watchOf } from './watch.ts';

const PAGE = 500;
/** Metrics without a new value for so long are listed no more. */
const LISTED_DAYS = 14;

/** Metrics of the caller's account and region; with IncludeLinkedAccounts the management account sees all accounts. */
export function listMetrics({ input, world, caller, now, pageLimit }: Call): unknown {
  const namespace = optionalText(input, 'Namespace');
  const name = optionalText(input, 'MetricName');
  const owner = optionalText(input, 'OwningAccount');
  const linked = input['IncludeLinkedAccounts'] === true && caller.accountId === world.accounts[0]?.id;
  const wanted = structures(input['Dimensions']);
  const today = dayOf(now);
  const isRecent = ({ recordsOn }: Series) =>
    Array.from({ length: LISTED_DAYS }, (_, i) => today - i).some((day) => day >= world.firstDay && recordsOn(day));
  const fits = (series: Series) =>
    series.region === caller.region &&
    (linked ? owner === undefined || series.accountId === owner : series.accountId === caller.accountId) &&
    (namespace === undefined || series.namespace === namespace) &&
    (name === undefined || series.name === name) &&
    wanted.every((one) =>
      series.dimensions.some(
        ({ Name, Value }) => Name === one['Name'] && (one['Value'] === undefined || one['Value'] === Value)
      )
    ) &&
    isRecent(series);
  const found = watchOf(world).all.filter(fits);
  const offset = Number(optionalText(input, 'NextToken') ?? 0);
  if (!Number.isInteger(offset) || offset < 0)
    throw new AwsError('InvalidParameterValueException', 'The NextToken is not valid.');
  const size = pageLimit ?? PAGE;
  const page = found.slice(offset, offset + size);
  return {
    Metrics: page.map((series) => ({
      Namespace: series.namespace,
      MetricName: series.name,
      Dimensions: series.dimensions,
    })),
    ...(linked ? { OwningAccounts: page.map((series) => series.accountId) } : {}),
    NextToken: offset + size < found.length ? String(offset + size) : undefined,
  };
}
