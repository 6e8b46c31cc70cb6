import type { Metric } from '@aws-sdk/client-cloudwatch';

import type { CloudWatchClient } from './client.ts';
import type { Ranked } from './targets.ts';
import { rankTargets } from './targets.ts';
import type { Place, Watched } from './watched/watched.ts';

type Listed = Watched['listed'];

/** Kinds that are listed together cost their pages once. */
function listings(watched: readonly Watched[]): ReadonlyMap<string, Listed> {
  return new Map(watched.map(({ listed }) => [keyOf(listed), listed]));
}

const keyOf = (listed: Listed) => ('namespace' in listed ? `n ${listed.namespace}` : `d ${listed.dimension}`);

async function pages(
  client: CloudWatchClient,
  listed: Listed,
  beforeCall: () => Promise<void>,
  signal?: AbortSignal
): Promise<readonly Metric[]> {
  const question =
    'namespace' in listed ? { Namespace: listed.namespace } : { Dimensions: [{ Name: listed.dimension }] };
  const metrics: Metric[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    await beforeCall();
    const page = await client.listMetrics({ ...question, ...(token ? { NextToken: token } : {}) }, signal);
    metrics.push(...(page.Metrics ?? []));
    token = page.NextToken;
  }
  return metrics;
}

/** What a region has of the catalogue. @throws AwsError */
export async function listRegion(
  client: CloudWatchClient,
  watched: readonly Watched[],
  place: Place,
  beforeCall: () => Promise<void>,
  signal?: AbortSignal
): Promise<readonly Ranked[]> {
  const ranked: Ranked[] = [];
  const isHere = ({ region }: Watched) => region === undefined || region === place.region;
  for (const [key, listed] of listings(watched.filter(isHere))) {
    const metrics = await pages(client, listed, beforeCall, signal);
    watched.forEach((one, kind) => {
      if (isHere(one) && keyOf(one.listed) === key) ranked.push(...rankTargets(one, kind, metrics, place));
    });
  }
  return ranked;
}
