import { CHARGES_SOURCE, METRICS_SOURCE } from '../collecting/sources/offers.ts';
import type { SourceStatus } from './source-status.ts';

const BAD: ReadonlySet<SourceStatus['state']> = new Set(['partial', 'denied', 'failed', 'cap-reached']);

/**
 * What the sources that are collected by themselves lack, for people. They don't make a connection bad: its money is there. Empty,
 * or begins with a space.
 */
export function sourceTroubles(statuses: readonly SourceStatus[]): string {
  return statuses
    .filter(({ facts, state }) => BAD.has(state) && facts.name !== CHARGES_SOURCE && facts.name !== METRICS_SOURCE)
    .map(({ facts, state, missing, message }) => {
      const what = `${facts.title}: ${state === 'partial' ? 'not all is collected' : 'not collected'}`;
      return missing.length > 0
        ? ` ${what}, the permission ${missing.join(', ')} is missing.`
        : ` ${what}. ${message ?? ''}`;
    })
    .join('');
}
