import type { Cause, RootCauses } from './root-cause.ts';

export interface TellOptions {
  /** Writes an amount, which is never negative. */
  readonly money: (amount: number) => string;
  /** Names a value of a dimension: `account 'prod-eu'`. Default: dimension and value. */
  readonly name?: (dimension: string, value: string | null) => string;
  /** At most so many causes are told. Default 2. */
  readonly most?: number;
}

/** One sentence without a full stop: the money, its share of the change, and where it came from. */
export function tellCause({ change, causes, rest }: RootCauses, options: TellOptions): string {
  const { money, most = 2, name = (dimension, value) => `${dimension} ${value ?? 'unknown'}` } = options;
  const signed = (amount: number) => `${amount < 0 ? '−' : '+'}${money(Math.abs(amount))}`;
  const direction = change < 0 ? 'fall' : 'rise';
  const [first, ...more] = causes.slice(0, most);
  if (!first) return `${signed(change)} is spread over many small changes`;
  const place = ({ where }: Cause) =>
    where.length > 0 ? where.map(({ dimension, value }) => name(dimension, value)).join(', ') : 'everything alike';
  const share = (cause: Cause) =>
    cause.share === null || cause.share < 0 || cause.share > 1.005 ? '' : ` (${Math.round(100 * cause.share)} %`;
  const told = causes.slice(0, most).reduce((sum, { contribution }) => sum + contribution, 0);
  const remainder = causes.slice(most).reduce((sum, { contribution }) => sum + contribution, rest);
  return [
    `${signed(first.contribution)}${share(first) && `${share(first)} of the ${direction})`} came from ${place(first)}`,
    ...more.map((cause) => `${signed(cause.contribution)}${share(cause) && `${share(cause)})`} from ${place(cause)}`),
    ...(Math.abs(remainder) > 0.1 * Math.abs(told) ? [`the rest, ${signed(remainder)}, from elsewhere`] : []),
  ].join('; ');
}
