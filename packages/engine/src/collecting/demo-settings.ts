import type { ConnectionSettings } from '../engine.ts';

/** No money is spent on the twin; its ledger shows what the same calls would have cost at AWS. */
const TWIN_BUDGET = '1000000.00';
/** Keys that the twin's organisation tags its resources with. */
export const TWIN_TAG_KEYS: readonly string[] = ['team', 'environment'];
/** Where the twin's company is, and where only an intruder goes. */
const TWIN_REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-1'];

/** The settings that a connection is collected by: the demo's are those of its simulated AWS. */
export function collectedBy(settings: ConnectionSettings): ConnectionSettings {
  if (settings.kind !== 'demo') return settings;
  const { tagKeys = TWIN_TAG_KEYS, security = { regions: TWIN_REGIONS } } = settings;
  return { ...settings, monthlyApiBudget: TWIN_BUDGET, tagKeys, security };
}
