import type { MetricTarget } from '@smartcloudops/aws';
import type { StateStore } from '@smartcloudops/warehouse';

/** A target and how far it is collected. */
export interface BookedTarget {
  readonly target: MetricTarget;
  /** Up to where values are stored, epoch ms; null for nothing yet. */
  readonly to: number | null;
}

/** What is collected of a source for a connection. It outlives the process. */
export interface TargetBook {
  /** When the source was last asked what there is, epoch ms. */
  readonly listedAt: number;
  readonly targets: readonly BookedTarget[];
  /** Targets that the limit left out. */
  readonly beyond: number;
  /** The same by namespace, most first. Books of earlier releases do not have it. */
  readonly leftOut?: readonly { readonly namespace: string; readonly targets: number }[];
  /** What the provider refused to list, for people. */
  readonly refused?: readonly string[];
  /** `MetricSource.lookedFor` when it was listed. */
  readonly lookedFor?: string;
}

const key = (connection: string, source: string): string => `collect/${connection}/${source}/targets`;

export async function readBook(state: StateStore, connection: string, source: string): Promise<TargetBook | null> {
  const text = await state.get(key(connection, source));
  return text === null ? null : (JSON.parse(text) as TargetBook);
}

export async function writeBook(
  state: StateStore,
  connection: string,
  source: string,
  book: TargetBook
): Promise<void> {
  await state.set(key(connection, source), JSON.stringify(book));
}

const identity = ({ region, namespace, metricName, dimensions, aggregations }: MetricTarget): string =>
  JSON.stringify([region, namespace, metricName, Object.entries(dimensions).sort(), aggregations]);

/** The first `limit` of what there is now; what was known keeps how far it is collected. */
export function renewBook(
  old: TargetBook | null,
  listed: readonly MetricTarget[],
  limit: number,
  now: number,
  { refused = [], lookedFor }: Pick<TargetBook, 'refused' | 'lookedFor'> = {}
): TargetBook {
  const known = new Map(old?.targets.map(({ target, to }) => [identity(target), to]));
  return {
    listedAt: now,
    targets: listed.slice(0, limit).map((target) => ({ target, to: known.get(identity(target)) ?? null })),
    beyond: Math.max(0, listed.length - limit),
    leftOut: byNamespace(listed.slice(limit)),
    refused,
    ...(lookedFor === undefined ? {} : { lookedFor }),
  };
}

function byNamespace(targets: readonly MetricTarget[]): NonNullable<TargetBook['leftOut']> {
  const counts = new Map<string, number>();
  for (const { namespace } of targets) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return [...counts].map(([namespace, count]) => ({ namespace, targets: count })).sort((a, b) => b.targets - a.targets);
}

/** What is not collected and why, as sentences that begin with a space; nothing when all is. */
export function tellMissing({ beyond, leftOut = [], refused = [] }: TargetBook, limit: number): string {
  const which = leftOut.map(({ namespace, targets }) => `${targets} of ${namespace}`).join(', ');
  const over =
    beyond > 0 ? [`${beyond} further ones are beyond the limit of ${limit} metrics${which ? `: ${which}` : ''}.`] : [];
  return [...over, ...refused].map((sentence) => ` ${sentence}`).join('');
}
