import { COST_CONTROL, COST_EXPLORER } from '@smartcloudops/aws';
import type { SourceFacts } from '@smartcloudops/aws';

import type { ConnectionSettings } from '../engine.ts';
import { COUNTED_COST_EXPLORER } from './counted-source.ts';

const HOURS_A_MONTH = (365.25 / 12) * 24;
/** AWS's own forecast is asked once a day, to be compared with. */
const FORECAST_HOURS = 24;

/** Calls a month of what is asked so many questions each time. */
export const callsAMonth = (questions: number, everyHours: number): number =>
  questions * Math.round(HOURS_A_MONTH / everyHours);

/** Of the charges of Cost Explorer and the forecast that goes with them, at one page an answer. */
export function callsForCharges({ tagKeys = [] }: Pick<ConnectionSettings, 'tagKeys'>): number {
  const cuts = COUNTED_COST_EXPLORER.cuts({ tagKeys }).length;
  return callsAMonth(cuts, COST_EXPLORER.freshness.updatedEveryHours) + callsAMonth(1, FORECAST_HOURS);
}

/** Of a source whose runs ask so many questions. */
export const callsForSource = ({ freshness }: Pick<SourceFacts, 'freshness'>, questions = 1): number =>
  callsAMonth(questions, freshness.updatedEveryHours);

/** Of what the bill itself takes, by Cost Explorer: what else costs money comes after it. */
export function callsForBill(settings: ConnectionSettings): number {
  const isWanted = (name: string) => settings.sources?.[name] !== false;
  return (
    (isWanted(COST_EXPLORER.name) ? callsForCharges(settings) : 0) +
    (isWanted(COST_CONTROL.name) ? callsForSource(COST_CONTROL) : 0)
  );
}
