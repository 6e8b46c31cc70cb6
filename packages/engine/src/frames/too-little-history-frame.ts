import type { DataFrame, FrameType } from '@smartcloudops/contract';
import type { InsufficientHistory } from '@smartcloudops/insights';

/**
 * An honest "not yet": no number, and what it would take.
 * @param what what was asked for: "A forecast"
 */
export function tooLittleHistoryFrame(
  { have, need }: InsufficientHistory,
  { name, type, what }: { readonly name: string; readonly type: FrameType; readonly what: string }
): DataFrame {
  const text = `${what} needs ${need} days of final cost data and there are ${have}. Collect or import more history, or wait ${need - have} days.`;
  return {
    name,
    fields: [],
    meta: {
      type,
      typeVersion: [0, 1],
      notices: [{ severity: 'warning', text }],
      custom: { insufficientHistory: { have, need } },
    },
  };
}
