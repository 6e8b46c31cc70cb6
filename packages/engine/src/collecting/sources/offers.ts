import { CLOUDWATCH_FACTS, COST_EXPLORER_FACTS, DATA_EXPORT_FACTS } from '@smartcloudops/aws';
import { parseDecimal } from '@smartcloudops/focus';

import type { ConnectionSettings } from '../../engine.ts';
import { NO_BUDGET } from '../budget.ts';
import type { Offer } from './collectable.ts';
import { whyOff } from './is-wanted.ts';
import { COLLECTABLE } from './source-table.ts';

export const CHARGES_SOURCE = COST_EXPLORER_FACTS.name;
export const METRICS_SOURCE = CLOUDWATCH_FACTS.name;

const nothing = () => null;

/** Every source that a connection can have, in the order in which people should read of them. */
export const OFFERS: readonly Offer[] = [
  { facts: COST_EXPLORER_FACTS, inDemo: true, lacks: nothing },
  { facts: CLOUDWATCH_FACTS, inDemo: true, lacks: nothing },
  ...COLLECTABLE,
];

/**
 * Why the charges of Cost Explorer are not collected; null: they are. Without a budget they stay on, so that people are told what is
 * missing, unless another source brings charges.
 */
export function whyNoCharges(settings: ConnectionSettings): string | null {
  const off = whyOff({ facts: { ...COST_EXPLORER_FACTS, calls: [] }, inDemo: true, lacks: nothing }, settings);
  const { sources, monthlyApiBudget = NO_BUDGET } = settings;
  if (off === null && settings.pushdown && sources?.[CHARGES_SOURCE] !== true)
    return `The charges are read from the table ${settings.pushdown.database}.${settings.pushdown.table}.`;
  if (off !== null || sources?.[CHARGES_SOURCE] === true || (parseDecimal(monthlyApiBudget) ?? 0n) > 0n) return off;
  const other = COLLECTABLE.find((one) => one.facts.delivers === 'charges' && whyOff(one, settings) === null);
  return other
    ? `${other.facts.title} brings the charges, and a call would cost money that there is no budget for.`
    : null;
}

/**
 * The source that a connection's charges come from in the first place: a table that holds them, an export, which is the bill itself, then Cost Explorer, then
 * whatever else brings charges.
 */
export function mainChargesSource(settings: ConnectionSettings): string {
  if (settings.pushdown) return settings.pushdown.engine;
  const on = COLLECTABLE.filter((one) => one.facts.delivers === 'charges' && whyOff(one, settings) === null);
  const names = on.map(({ facts }) => facts.name);
  if (names.includes(DATA_EXPORT_FACTS.name)) return DATA_EXPORT_FACTS.name;
  return whyNoCharges(settings) === null ? CHARGES_SOURCE : (names[0] ?? CHARGES_SOURCE);
}

/** Why nothing is measured by CloudWatch; null: it is. */
export function whyNoMetrics(settings: ConnectionSettings): string | null {
  if (settings.metrics?.enabled === false) return 'It is switched off by the setting metrics.enabled.';
  return whyOff({ facts: CLOUDWATCH_FACTS, inDemo: true, lacks: nothing }, settings);
}
