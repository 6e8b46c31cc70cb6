// `npm run bench:forecast -- [--limit N] [--cross-validated] [--peers N] [--arima] [--json]`: accuracy, interval coverage and width,
// and time on the public sets; then N series of each set (default 15 or 60, 0 for none) beside statsforecast's models in the same run.
// `--cross-validated` weighs the members as learned without the series at hand, which is what unseen series may expect.
import { parseArgs } from 'node:util';

import { predict } from '../src/predict.ts';
import { hasData, readSeries } from './data.ts';
import type { Series } from './data.ts';
import { gateWithout } from './folds.ts';
import { score } from './score.ts';
import { SETS } from './sets.ts';
import { PEERS, statsforecast, statsforecastVersion } from './statsforecast.ts';

const { values } = parseArgs({
  options: {
    limit: { type: 'string' },
    peers: { type: 'string' },
    arima: { type: 'boolean', default: false },
    'cross-validated': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (!hasData) {
  console.log('Skipped: the public series are not beside the checkout (../shared/data/forecast).');
  process.exit(0);
}

const gateOf = values['cross-validated'] ? gateWithout() : null;
const forecaster = (seasonLength: number) => (one: Series) => {
  const { point, intervals } = predict(one.y, { horizon: one.horizon, seasonLength }, gateOf?.(one.id));
  return { point, intervals };
};

const figures: Record<string, number> = {};
const yardsticks: Record<string, number> = {};
const targets: Record<string, string> = {};
const missed: string[] = [];
const rows = SETS.map((set) => {
  const series = readSeries(set.file, Number(values.limit ?? Infinity));
  series.slice(0, 3).forEach(forecaster(set.seasonLength));
  const result = score(series, forecaster(set.seasonLength));
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
    'width 95': f(result.width95, 2),
    'cov80<.5': f(result.poor80, 3),
    'ms (median)': `${f(result.medianMs, 1)} ≤ ${set.msTarget}`,
  };
});
console.table(rows);
console.log('Half of each set; the other half is kept back. Published scores are of the whole sets.');
console.log(
  gateOf
    ? 'Cross-validated: every series weighed as learned without it.'
    : 'The weights were learned on these series: unseen ones may expect what --cross-validated prints.'
);

const wanted = values.peers !== '0';
const version = wanted ? statsforecastVersion() : null;
if (wanted && !version) {
  console.log(
    'statsforecast is NOT installed (pip install statsforecast, PYTHON=…): the comparison with it is SKIPPED.'
  );
}
if (version) {
  console.log(`Beside statsforecast ${version}, same series, same scorer, a sample of each set:`);
  console.table(
    SETS.flatMap((set) => {
      const series = readSeries(set.file, Number(values.peers ?? set.peerSeries));
      const row = (model: string, of: Parameters<typeof score>[1]) => {
        const result = score(series, of);
        const f = (value: number, digits = 3) => value.toFixed(digits);
        return {
          set: `${set.key} (${series.length})`,
          model,
          sMAPE: f(result.smape, 2),
          OWA: f(result.owa),
          'cov 80': f(result.coverage80),
          'cov 95': f(result.coverage95),
          'MSIS 95': f(result.msis95, 2),
          'width 95': f(result.width95, 2),
          'ms (median)': f(result.medianMs, 1),
          measure: result[set.measure],
        };
      };
      const others = [...PEERS, ...(values.arima ? ['AutoARIMA'] : [])].map((model) => {
        const answers = statsforecast(model, series, set.seasonLengths);
        return row(model, (_one, i) => answers[i] as (typeof answers)[number]);
      });
      const best = Math.min(...others.map(({ measure }) => measure));
      yardsticks[`${set.key}.statsforecast.${set.measure}`] = Number(best.toFixed(4));
      return [row('ours', forecaster(set.seasonLength)), ...others].map(({ measure: _, ...shown }) => shown);
    })
  );
}
if (values.json) {
  console.log(JSON.stringify({ bench: 'forecast', figures, yardsticks, targets, met: missed.length === 0, missed }));
}
