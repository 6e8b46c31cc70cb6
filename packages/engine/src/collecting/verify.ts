import type { ReconciliationResponse } from '@smartcloudops/contract';

import type { Answers } from '../desks/answers.ts';
import { parseQuery } from '../parse-query.ts';
import { toEngineError } from '../errors.ts';
import type { Collecting } from './collecting.ts';
import { whyNoCharges } from './sources/offers.ts';
import { whyOff } from './sources/is-wanted.ts';
import { COLLECTABLE } from './sources/source-table.ts';

/** How the comparison with the sources came out, and which of them could not be asked. */
export interface Verification extends ReconciliationResponse {
  /** Why a connection's source could not be asked anew; what it stated before is compared all the same. */
  readonly problems: readonly { readonly connection: string; readonly source: string; readonly message: string }[];
}

/** Asks the sources for their totals anew, within the budget, and compares. @throws EngineError; WarehouseError */
export async function verify(
  { answers, runs, clock }: { readonly answers: Answers; readonly runs: Collecting; readonly clock: () => number },
  signal?: AbortSignal
): Promise<Verification> {
  const problems: Verification['problems'][number][] = [];
  const controls = COLLECTABLE.filter(({ facts }) => facts.name.endsWith('-control'));
  for (const known of await answers.connections(null)) {
    if (known.kind !== 'open' || known.settings.kind === 'files') continue;
    // Where Cost Explorer brings no charges there is nothing to ask it about.
    if (whyNoCharges(known.settings) !== null) continue;
    for (const control of controls) {
      const { name } = control.facts;
      const told = (message: string) => problems.push({ connection: known.id, source: name, message });
      const off = whyOff(control, known.settings);
      if (off !== null) {
        told(off);
        continue;
      }
      try {
        const report = await runs.sources.get(name)?.collect(known.id, undefined, signal);
        if (report && report.state !== 'done') told(report.message);
      } catch (error) {
        if (signal?.aborted) throw error;
        told(toEngineError(error).message);
      }
    }
  }
  const now = clock();
  const iso = (at: number) => new Date(at).toISOString();
  const query = parseQuery({
    queryType: 'reconciliation',
    timeRange: { from: iso(0), to: iso(now) },
  }) as Extract<ReturnType<typeof parseQuery>, { queryType: 'reconciliation' }>;
  const answer = await answers.json<'reconciliation'>({ query, connections: null });
  return { ...answer, problems };
}
