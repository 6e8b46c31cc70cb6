import { mainChargesSource, METRICS_SOURCE } from '../collecting/sources/offers.ts';
import type { ConnectionSettings } from '../engine.ts';
import type { SourceStatus } from './source-status.ts';

const BAD: ReadonlySet<SourceStatus['state']> = new Set(['partial', 'denied', 'failed', 'cap-reached']);

/**
 * What the sources that are collected by themselves lack, for people. They don't make a connection bad: its money is there. Empty,
 * or begins with a space.
 */
export function sourceTroubles(settings: ConnectionSettings, statuses: readonly SourceStatus[]): string {
  const main = mainChargesSource(settings);
  return statuses
    .filter(({ facts, state }) => BAD.has(state) && facts.name !== main && facts.name !== METRICS_SOURCE)
    .map(({ facts, state, missing, message }) => {
      const what = `${facts.title}: ${state === 'partial' ? 'not all is collected' : 'not collected'}`;
      return missing.length > 0
        ? ` ${what}, the permission ${missing.join(', ')} is missing.`
        : ` ${what}. ${message ?? ''}`;
    })
    .join('');
}
