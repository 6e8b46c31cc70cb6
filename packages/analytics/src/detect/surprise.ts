import { FALSE_ALARM_RATE, type MemoryRule } from './tuning.ts';

/** Up to the strangeness of the default rate both memories agree: its share of days falls by half a decade a unit. */
const DECADES = 0.5;
const USUAL = -Math.log10(FALSE_ALARM_RATE) / DECADES;

/**
 * Share of ordinary days on which something at least so strange is seen: at most what white noise, the worst case met, and the given
 * telemetry without its labelled anomalies have shown.
 */
export function pValueOf(strangeness: number, { decades }: MemoryRule): number {
  return 10 ** -(DECADES * Math.min(strangeness, USUAL) + decades * Math.max(0, strangeness - USUAL));
}

/** The strangeness that ordinary days reach with this share. */
export function strangenessOf(pValue: number, { decades }: MemoryRule): number {
  const wanted = -Math.log10(pValue);
  return Math.min(wanted / DECADES, USUAL) + Math.max(0, wanted - DECADES * USUAL) / decades;
}
