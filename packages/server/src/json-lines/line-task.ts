import type { AnomalyOptions } from './anomalies-line.ts';
import type { ForecastLineOptions } from './forecast-line.ts';

/** What is done with every line, and what the command line says about all of them. It crosses between threads. */
export type LineTask =
  | { readonly kind: 'forecast'; readonly options: ForecastLineOptions }
  | { readonly kind: 'anomalies'; readonly options: AnomalyOptions };

export type AnsweredLine =
  { readonly kind: 'answer'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

/** What answers the lines of a task; only its own code is loaded. */
export async function answererOf(task: LineTask): Promise<(line: string) => AnsweredLine> {
  if (task.kind === 'forecast') {
    const { forecastLine } = await import('./forecast-line.ts');
    return (line) => forecastLine(line, task.options);
  }
  const { anomaliesLine } = await import('./anomalies-line.ts');
  return (line) => anomaliesLine(line, task.options);
}
