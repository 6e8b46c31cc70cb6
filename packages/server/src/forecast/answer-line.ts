import { forecast } from '@smartcloudops/analytics';
import type { ForecastOptions } from '@smartcloudops/analytics';

import { parseLine } from './parse-line.ts';

export type AnsweredLine =
  { readonly kind: 'answer'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

/** What the command line says about every series. */
export type LineOptions = Partial<Pick<ForecastOptions, 'horizon' | 'seasonLength' | 'level'>>;

/** One line in, one line out: `{"id","point":[…],"intervals":[{"level","lower","upper"}]}`. */
export function answerLine(text: string, { horizon, seasonLength, level }: LineOptions): AnsweredLine {
  const parsed = parseLine(text);
  if (parsed.kind === 'refused') return parsed;
  const { id, y } = parsed.series;
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
