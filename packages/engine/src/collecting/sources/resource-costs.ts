import { COST_EXPLORER_RESOURCES_FACTS, costExplorerClient, costExplorerResourcesSource } from '@smartcloudops/aws';
import { parseDecimal } from '@smartcloudops/focus';
import { collect, troubleOf } from '@smartcloudops/ingest';

import { NO_BUDGET } from '../budget.ts';
import { LEASE_MS } from '../collect-costs.ts';
import type { Collectable } from './collectable.ts';
import { signIn } from './sign-in.ts';

const { name } = COST_EXPLORER_RESOURCES_FACTS;

/** Costs of single resources from Cost Explorer, where there is no export that knows them: for who asks for it and has a budget. */
export const resourceCosts: Collectable = {
  facts: COST_EXPLORER_RESOURCES_FACTS,
  inDemo: false,
  questions: 2,
  lacks({ sources, monthlyApiBudget = NO_BUDGET }) {
    if (sources?.[name] !== true)
      return `AWS tells of resources only when that is enabled in the settings of Cost Explorer. Enable it there, then switch it on by the setting sources["${name}"].`;
    if ((parseDecimal(monthlyApiBudget) ?? 0n) > 0n) return null;
    return `A call costs $0.01 and the monthly API budget is $${monthlyApiBudget}. Raise the budget to switch it on.`;
  },
  async collect({ warehouse, clock, logger }, settings, { signal, onProgress }) {
    const { id, monthlyApiBudget: cap = NO_BUDGET } = settings;
    const source = costExplorerResourcesSource(costExplorerClient(...signIn(settings)));
    try {
      const { state, rows, billedCalls, spent, message, error } = await collect({
        ...{ warehouse, clock: { now: clock }, logger, source, connection: id, leaseMs: LEASE_MS, cap },
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
      });
      const problems = error ? [troubleOf('charges by resource', null, error)] : [];
      return { state, stored: rows, calls: billedCalls, spent, problems, message, code: error?.code ?? null };
    } finally {
      source.close();
    }
  },
};
