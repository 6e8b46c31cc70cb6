import type { ForecastAnswer } from '@smartcloudops/insights';

/** The month that a forecast speaks of, as a frame's metadata tell it. */
export function monthOf({ month }: ForecastAnswer) {
  return {
    from: new Date(month.start).toISOString(),
    to: new Date(month.end).toISOString(),
    days: month.days,
    daysFinal: month.daysFinal,
  };
}
