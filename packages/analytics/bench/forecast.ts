// `node packages/analytics/bench/forecast.ts [--limit N] [--json]`: accuracy, interval coverage and time on the public sets.
import { parseArgs } from 'node:util';

import { forecast } from '../src/forecast.ts';
import { hasData, readSeries } from './data.ts';
import { score } from './score.ts';
import { SETS } from './sets.ts';

const { values } = parseArgs({ options: { limit: { type: 'string' }, json: { type: 'boolean', default: false } } });
if (!hasData) {
  console.log('Skipped: the public series are not beside the checkout (../shared/data/forecast).');
  process.exit(0);
}

const figures: Record<string, number> = {};
const yardsticks: Record<string, number> = {};
const targets: Record<string, string> = {};
const missed: string[] = [];
const rows = SETS.map((set) => {
  const series = readSeries(set.file, Number(values.limit ?? Infinity));
  series.slice(0, 3).forEach(({ y, horizon }) => forecast(y, { horizon, seasonLength: set.seasonLength }));
  const result = score(series, ({ y, horizon }) => forecast(y, { horizon, seasonLength: set.seasonLength }));
  const judge = (name: string, value: number, low: number, high: number) => {
    const key = `${set.key}.${name}`;
    figures[key] = Number(value.toFixed(4));
    targets[key] = low > 0 ? `${low}..${high}` : `<= ${high}`;
    if (value < low || value > high) missed.push(key);
  };
  judge(set.measure, result[set.measure], 0, set.target);
  judge('coverage80', result.coverage80, 0.78, 0.82);
  judge('coverage95', result.coverage95, 0.94, 0.96);
  if (set.msisTarget !== null) judge('msis95', result.msis95, 0, set.msisTarget);
  judge('poor80', result.poor80, 0, 0.05);
  judge('medianMs', result.medianMs, 0, set.msTarget);
  yardsticks[`${set.key}.${set.measure}`] = set.published;
  const f = (value: number, digits = 3) => value.toFixed(digits);
  return {
    set: `${set.key} (${result.series})`,
    sMAPE: f(result.smape, 2),
    MASE: f(result.mase),
    OWA: f(result.owa),
    target: `${set.measure} ≤ ${set.target}`,
    'best published': `${set.published} ${set.publishedBy}`,
    'cov 80': f(result.coverage80),
    'cov 95': f(result.coverage95),
    'MSIS 95': `${f(result.msis95, 2)}${set.msisTarget === null ? '' : ` ≤ ${set.msisTarget}`}`,
    'cov80<.5': f(result.poor80, 3),
    'ms (median)': `${f(result.medianMs, 1)} ≤ ${set.msTarget}`,
  };
});
console.table(rows);
console.log('Half of each set; the other half is kept back. Published scores are of the whole sets.');
if (values.json) {
  console.log(JSON.stringify({ bench: 'forecast', figures, yardsticks, targets, met: missed.length === 0, missed }));
}
