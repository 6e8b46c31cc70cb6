import { forecast } from '@smartcloudops/analytics';
import type { ForecastOptions } from '@smartcloudops/analytics';

import type { AnsweredLine } from './line-task.ts';
import { parseLine } from './series-line.ts';

export type ForecastLineOptions = Partial<Pick<ForecastOptions, 'horizon' | 'seasonLength' | 'level'>>;

/** One line in, one line out: `{"id","point":[…],"intervals":[{"level","lower","upper"}]}`. Times are not looked at. */
export function forecastLine(text: string, { horizon, seasonLength, level }: ForecastLineOptions): AnsweredLine {
  const parsed = parseLine(text);
  if (parsed.kind === 'refused') return parsed;
  const { id, y } = parsed.series;
  if (y.every(Number.isNaN)) return { kind: 'refused', reason: '"y" has only missing values.' };
  const steps = horizon ?? parsed.series.horizon;
  if (steps === undefined) return { kind: 'refused', reason: 'it has no "horizon"; give --horizon N.' };
  const season = seasonLength ?? parsed.series.seasonLength;
  const { point, intervals } = forecast(y, {
    horizon: steps,
    ...(season === undefined ? {} : { seasonLength: season }),
    ...(level ? { level } : {}),
  });
  return { kind: 'answer', text: JSON.stringify({ id, point, intervals }) };
}
