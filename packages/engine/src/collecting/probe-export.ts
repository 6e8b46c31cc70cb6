import type { ActionAccess } from '@smartcloudops/aws';
import { checkExport } from '@smartcloudops/ingest';
import type { ExportCheck } from '@smartcloudops/ingest';

import type { ConnectionSettings } from '../engine.ts';
import { ago } from '../health/words.ts';
import type { Call } from '../threads/messages.ts';
import type { CollectContext } from './collect-context.ts';
import type { Probe } from './collector.ts';
import { exportOf } from './sources/data-export.ts';

/** What was found of a connection's export, and which of its permissions that proves. */
export async function probeExport(
  { warehouse, clock }: Pick<CollectContext, 'warehouse' | 'clock'>,
  settings: ConnectionSettings,
  { signal }: Call = {}
): Promise<Pick<Probe, 'ok' | 'message' | 'actions' | 'code'> | null> {
  const chosen = exportOf(settings);
  if (!chosen) return null;
  const client = chosen.client();
  try {
    const check = await checkExport({
      ...{ warehouse, clock: { now: clock }, connection: settings.id, client, place: chosen.place },
      ...(signal ? { signal } : {}),
    });
    const failed = check.kind === 'failed' ? check.error : null;
    return {
      ok: failed === null,
      message: told(check, clock()),
      actions: actionsOf(check),
      code: failed?.code ?? null,
    };
  } finally {
    client.close();
  }
}

function told(check: ExportCheck, now: number): string {
  if (check.kind === 'failed') return check.error.message;
  if (check.kind === 'no-money')
    return 'The export was not looked at this time: it has been looked at often enough this month. Collecting goes on.';
  const { name, deliveries } = check.found;
  const [latest] = deliveries;
  const [first, last] = [deliveries.at(-1)?.period ?? '', latest?.period ?? ''];
  const periods =
    deliveries.length === 1 ? `1 billing period, ${last}` : `${deliveries.length} billing periods, ${first} to ${last}`;
  return `Export "${name}" has ${periods}, delivered last ${ago(now - (latest?.manifest.lastModified ?? now))}.`;
}

function actionsOf(check: ExportCheck): readonly ActionAccess[] {
  const proven = (action: string): ActionAccess => ({ action, state: 'granted', why: 'AWS answered a call.' });
  const failed = (action: string, denied: boolean, why: string): ActionAccess => ({
    ...{ action, why, state: denied ? 'denied' : 'not-proven' },
  });
  if (check.kind === 'found') return ['s3:ListBucket', 's3:GetObject'].map(proven);
  if (check.kind === 'no-money')
    return ['s3:ListBucket', 's3:GetObject'].map((action) => failed(action, false, told(check, 0)));
  const { error, listed } = check;
  const isDenied = error.code === 'AWS_ACCESS_DENIED';
  return listed
    ? [proven('s3:ListBucket'), failed('s3:GetObject', isDenied, error.message)]
    : [failed('s3:ListBucket', isDenied, error.message), failed('s3:GetObject', false, 'It was not tried.')];
}
