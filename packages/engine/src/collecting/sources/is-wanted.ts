import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import type { ConnectionSettings } from '../../engine.ts';
import { NO_BUDGET } from '../budget.ts';
import type { Offer } from './collectable.ts';

/** Why a source is not collected, as a sentence for people; null: it is. */
export function whyOff({ facts, inDemo, lacks }: Offer, settings: ConnectionSettings): string | null {
  const { kind, sources, monthlyApiBudget = NO_BUDGET } = settings;
  if (kind === 'files') return 'The connection reads imported files; nothing is collected for it.';
  const chosen = sources?.[facts.name];
  if (chosen === false) return `It is switched off by the setting sources["${facts.name}"].`;
  if (kind === 'demo') return inDemo ? null : "The demo's AWS does not have it.";
  const lacking = lacks(settings);
  if (lacking !== null) return lacking;
  const price = needsBudget(facts) ? priceOf(facts) : null;
  if (chosen === true || price === null || (parseDecimal(monthlyApiBudget) ?? 0n) > 0n) return null;
  return `A call costs $${price} and the monthly API budget is $${monthlyApiBudget}. Raise the budget to switch it on.`;
}

/** Whether its calls cost money that a budget has to be set for. */
export function needsBudget({ calls, pettyCash }: Pick<Offer['facts'], 'calls' | 'pettyCash'>): boolean {
  return pettyCash === undefined && priceOf({ calls }) !== null;
}

/** US dollars of its dearest call; null when all are free. */
export function priceOf({ calls }: Pick<Offer['facts'], 'calls'>): string | null {
  const dearest = calls.reduce((most, { price }) => {
    const amount = parseDecimal(price) ?? 0n;
    return amount > most ? amount : most;
  }, 0n);
  return dearest > 0n ? formatDecimal(dearest) : null;
}
