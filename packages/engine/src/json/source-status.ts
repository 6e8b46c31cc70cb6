import type { SourceStatus } from '../health/source-status.ts';
import { optionalIso } from './iso.ts';

/** A source as REST and health details show it. */
export function sourceStatusJson({ facts, lastSuccess, lastAttempt, nextRun, lag, ...status }: SourceStatus) {
  const { name, title, area, delivers, freshness, accuracy } = facts;
  return {
    source: name,
    ...{ title, area, delivers },
    ...status,
    missing: [...status.missing],
    lastSuccess: optionalIso(lastSuccess),
    lastAttempt: optionalIso(lastAttempt),
    nextRun: optionalIso(nextRun),
    lagSeconds: lag === null ? null : Math.round(lag / 1000),
    freshness: { ...freshness },
    accuracy,
  };
}
