import { checkAccess, costExplorerClient, costExplorerSource, DATA_EXPORT_FACTS } from '@smartcloudops/aws';
import { proveAccess } from '@smartcloudops/ingest';

import type { ConnectionSettings } from '../engine.ts';
import type { Call } from '../threads/messages.ts';
import { NO_BUDGET } from './budget.ts';
import type { CollectContext } from './collect-context.ts';
import type { Probe } from './collector.ts';
import { probeExport } from './probe-export.ts';
import { mainChargesSource } from './sources/offers.ts';
import { signIn } from './sources/sign-in.ts';

/**
 * Signs in and proves the permissions of the source that the charges come from, as far as the budget allows. What else may be missing
 * is told by the sources themselves.
 */
export async function probeAccess(
  context: CollectContext,
  settings: ConnectionSettings,
  call: Call = {}
): Promise<Probe> {
  const { warehouse, clock } = context;
  const { id, monthlyApiBudget = NO_BUDGET } = settings;
  const [auth, policy] = signIn(settings);
  const source = costExplorerSource(costExplorerClient(auth, policy));
  const ofExport = mainChargesSource(settings) === DATA_EXPORT_FACTS.name;
  try {
    const { error, ...report } = await checkAccess({
      settings: auth,
      ...(policy ? { policy } : {}),
      sources: ofExport || settings.pushdown ? [] : [source],
      prove: proveAccess({ warehouse, clock: { now: clock }, connection: id, cap: monthlyApiBudget }),
      ...(call.signal ? { signal: call.signal } : {}),
    });
    const found = ofExport && report.ok ? await probeExport(context, settings, call) : null;
    if (!found) return { ...report, found: null, code: error?.code ?? null };
    const { ok, message, actions, code } = found;
    const who = `Signed in to AWS account ${report.identity?.accountId ?? ''} as ${report.identity?.arn ?? ''}`;
    const told = ok ? `${who}. ${message}` : `${who}, but: ${message}`;
    return { ok, message: told, identity: report.identity, actions, code, found: ok ? message : null };
  } finally {
    source.close();
  }
}
