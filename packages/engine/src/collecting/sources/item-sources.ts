import type { ItemSource, PaidItemSource, SourceFacts } from '@smartcloudops/aws';
import { collectItems, collectPaidItems } from '@smartcloudops/ingest';
import type { ItemCollectResult } from '@smartcloudops/ingest';

import type { CollectProgress, ConnectionSettings } from '../../engine.ts';
import type { Call } from '../../threads/messages.ts';
import { NO_BUDGET } from '../budget.ts';
import type { CollectContext } from '../collect-context.ts';
import { LEASE_MS } from '../collect-costs.ts';
import type { Brought, Collectable } from './collectable.ts';

type Open<Source> = (settings: ConnectionSettings) => Source;

interface Traits {
  readonly inDemo: boolean;
  readonly lacks?: Collectable['lacks'];
}

/** A source of items that costs nothing. */
export function freeItems(facts: SourceFacts, { inDemo, lacks }: Traits, open: Open<ItemSource>): Collectable {
  return {
    ...{ facts, inDemo, lacks: lacks ?? (() => null) },
    async collect(context, settings, call) {
      const source = open(settings);
      try {
        return brought(await collectItems({ ...basics(context, settings, call), source }));
      } finally {
        source.close();
      }
    },
  };
}

/** A source of items whose calls cost money: within the connection's budget. */
export function paidItems(facts: SourceFacts, { inDemo, lacks }: Traits, open: Open<PaidItemSource>): Collectable {
  return {
    ...{ facts, inDemo, lacks: lacks ?? (() => null) },
    async collect(context, settings, call) {
      const source = open(settings);
      const { monthlyApiBudget: cap = NO_BUDGET } = settings;
      try {
        return brought(await collectPaidItems({ ...basics(context, settings, call), source, cap }));
      } finally {
        source.close();
      }
    },
  };
}

function basics(
  { warehouse, clock, logger }: CollectContext,
  { id }: ConnectionSettings,
  { signal, onProgress }: Call<CollectProgress>
) {
  return {
    ...{ warehouse, clock: { now: clock }, logger, connection: id, leaseMs: LEASE_MS },
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  };
}

function brought({ state, items, calls, spent, problems, message, error }: ItemCollectResult): Brought {
  return { state, stored: items, calls, spent, problems, message, code: error?.code ?? null };
}
