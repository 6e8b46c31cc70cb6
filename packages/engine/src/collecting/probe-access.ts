import { checkAccess, costExplorerClient, costExplorerSource } from '@smartcloudops/aws';
import { proveAccess } from '@smartcloudops/ingest';

import type { ConnectionSettings } from '../engine.ts';
import type { Call } from '../threads/messages.ts';
import { NO_BUDGET } from './budget.ts';
import type { CollectContext } from './collect-context.ts';
import type { Probe } from './collector.ts';

/** Signs in and proves the permissions as far as the budget allows. */
export async function probeAccess(
  { warehouse, clock }: CollectContext,
  { id, aws = { authType: 'default' }, monthlyApiBudget = NO_BUDGET }: ConnectionSettings,
  { signal }: Call = {}
): Promise<Probe> {
  const { policy, ...settings } = aws;
  const source = costExplorerSource(costExplorerClient(settings, policy));
  try {
    const { ok, message, identity, actions, error } = await checkAccess({
      settings,
      ...(policy ? { policy } : {}),
      sources: [source],
      prove: proveAccess({ warehouse, clock: { now: clock }, connection: id, cap: monthlyApiBudget }),
      ...(signal ? { signal } : {}),
    });
    return { ok, message, identity, actions, code: error?.code ?? null };
  } finally {
    source.close();
  }
}
