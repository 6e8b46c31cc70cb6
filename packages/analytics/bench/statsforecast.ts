import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Forecast } from '../src/forecast-result.ts';
import type { Series } from './data.ts';

const SCRIPT = fileURLToPath(new URL('statsforecast_peer.py', import.meta.url));
const PYTHON = process.env['PYTHON'] ?? 'python3';

/** Fast enough to be asked every time; AutoARIMA takes seconds a series. */
export const PEERS = ['AutoETS', 'DynamicOptimizedTheta', 'AutoCES', 'MSTL', 'SeasonalNaive'] as const;

/** statsforecast's version under the Python at hand (`PYTHON`, else `python3`); null where it cannot be imported. */
export function statsforecastVersion(): string | null {
  const answer = spawnSync(PYTHON, ['-c', 'import statsforecast; print(statsforecast.__version__)'], {
    encoding: 'utf8',
  });
  return answer.status === 0 ? answer.stdout.trim() : null;
}

/** Forecasts of one model, in the order of the series, with the milliseconds of processor time that each took. */
export function statsforecast(
  model: string,
  series: readonly Series[],
  seasonLengths: readonly number[]
): readonly (Forecast & { readonly ms: number })[] {
  const input = series.map(({ y, horizon }) => JSON.stringify({ seasonLengths, horizon, y })).join('\n');
  const answer = spawnSync(PYTHON, [SCRIPT, model], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (answer.status !== 0) throw new Error(`statsforecast's ${model} failed: ${answer.stderr.slice(-500)}`);
  return answer.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Forecast & { ms: number });
}
