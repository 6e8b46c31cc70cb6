import type { ConnectionSettings } from '../engine.ts';

/** No money is spent on the twin; its ledger shows what the same calls would have cost at AWS. */
const TWIN_BUDGET = '1000000.00';
/** Keys that the twin's organisation tags its resources with. */
export const TWIN_TAG_KEYS: readonly string[] = ['team', 'environment'];

/** The settings that a connection is collected by: the demo's are those of its simulated AWS. */
export function collectedBy(settings: ConnectionSettings): ConnectionSettings {
  if (settings.kind !== 'demo') return settings;
  return { ...settings, monthlyApiBudget: TWIN_BUDGET, tagKeys: settings.tagKeys ?? TWIN_TAG_KEYS };
}
