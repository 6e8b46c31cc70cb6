import { createWorld, startTwin } from '@smartcloudops/twin';
import type { PlantedFinding, Twin } from '@smartcloudops/twin';

import type { AwsAuthSettings } from '../src/credentials/settings.ts';
import type { ItemBatch, ItemProblem, ItemSource } from '../src/item-source.ts';

export const NOW = Date.UTC(2026, 9, 20, 6);
export const DAY_MS = 86_400_000;
export const world = createWorld({ seed: 3, days: 120, now: NOW });
export const core = world.accounts[0]?.id ?? '';
export const payments = world.accounts[1]?.id ?? '';

/** A twin whose key `CORE` may do all, `PAYMENTS` and `SANDBOX` all in another account, and each other only what is given. */
export function findingTwin(allowed: Readonly<Record<string, readonly string[]>> = {}): Promise<Twin> {
  return startTwin({
    world,
    credentials: [
      { accessKeyId: 'CORE', accountId: core },
      { accessKeyId: 'PAYMENTS', accountId: payments },
      { accessKeyId: 'SANDBOX', accountId: world.accounts.at(-1)?.id ?? '' },
      ...Object.entries(allowed).map(([accessKeyId, allow]) => ({ accessKeyId, accountId: core, allow })),
    ],
  });
}

type MakeClient<Client> = (settings: AwsAuthSettings, region: string) => Client;

/** Collects once. @param onCall is told of each call before it is made */
export async function collectFrom<Client>(
  twin: Twin,
  [make, open]: readonly [MakeClient<Client>, (clients: ReadonlyMap<string, Client>) => ItemSource],
  {
    key: accessKey = 'CORE',
    regions = ['us-east-1'],
    onCall = () => undefined,
  }: {
    readonly key?: string;
    readonly regions?: readonly string[];
    readonly onCall?: (operation: string, calls: number) => void;
  } = {}
) {
  const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
  const source = open(new Map(regions.map((region) => [region, make(settings, region)])));
  const operations: string[] = [];
  const beforeCall = async (operation: string) => {
    onCall(operation, operations.length);
    operations.push(operation);
  };
  const got: (ItemBatch | ItemProblem)[] = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall }));
  source.close();
  const items = got.flatMap((one) => ('items' in one ? one.items : []));
  const problems = got.flatMap((one) => ('problem' in one ? [one] : []));
  return { operations, got, items, problems, messages: problems.map(({ problem }) => problem.message) };
}

type Product = PlantedFinding['product'];

/** What was planted and is known at NOW in a region, of all accounts or one. */
export function planted(product: Product, region = 'us-east-1', accountId?: string): readonly PlantedFinding[] {
  return world.truth.findings.filter(
    (one) =>
      one.product === product &&
      one.region === region &&
      (accountId === undefined || one.accountId === accountId) &&
      Date.parse(one.openedAt) <= NOW
  );
}

const isPast = (at: string | null): at is string => at !== null && Date.parse(at) <= NOW;

export const isClosed = ({ closedAt }: PlantedFinding): boolean => isPast(closedAt);

/** Closed in the last days. */
export const isClosedOfLate = ({ closedAt }: PlantedFinding, days: number): boolean =>
  isPast(closedAt) && Date.parse(closedAt) >= NOW - days * DAY_MS;

/** The severity and state at NOW. */
export const standing = (one: PlantedFinding) => ({
  severity: isPast(one.raisedAt) ? one.severity : one.severityAtFirst,
  state: isClosed(one) ? 'closed' : isPast(one.suppressedAt) ? 'suppressed' : 'open',
});
