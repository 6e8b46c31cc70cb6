// `node packages/analytics/bench/calibrate.ts`: learns `src/conformal/calibration.ts` from the development sets and prints how the
// intervals would hold on each. Run after a change of members, weights or spread; never on data kept back for judging.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { combineMembers } from '../src/combine/combine-members.ts';
import { evidenceAt } from '../src/conformal/evidence.ts';
import { scoreTable, tailOf, withoutTail, withTail } from '../src/conformal/pooled-quantile.ts';
import { spreadsOf } from '../src/conformal/spreads.ts';
import { prepare } from '../src/history/prepare.ts';
import { hasData, readSeries } from './data.ts';
import { descend } from './descend.ts';
import { DEVELOPMENT_SETS } from './development-sets.ts';
import { gateWithout } from './folds.ts';

const LEVELS = [0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];
const ITERATIONS = 400;
/** Degrees of freedom of the errors about their spread, for the fit alone. */
const FREEDOM = 8;
const PRICE = 1e-3;
/** Sets beside the four that are judged count little for how wide the whole is. */
const OTHERS = 0.05;

if (!hasData) {
  console.error('The public series are not beside the checkout (../shared/data/forecast).');
  process.exit(1);
}

/** Errors of weights that have not seen the series: those that have would promise too much. */
const gateOf = gateWithout();

interface Row {
  /** Error relative to the spread of the backtests. */
  readonly error: number;
  readonly regressors: readonly number[];
  readonly tail: number;
  readonly weights: { readonly spread: number; readonly score: number };
  readonly set: string;
}
const rows: Record<'step' | 'sum', Row[]> = { step: [], sum: [] };

for (const { key, file, own, seasonLength, judged, spreadWeight } of DEVELOPMENT_SETS) {
  const series = readSeries(file).filter((one) => one.seasonLength === own);
  for (const { id, y, horizon, actual } of series) {
    const prepared = prepare(y, { horizon, seasonLength });
    if (!prepared) continue;
    const combined = combineMembers(prepared.history, horizon, gateOf(id));
    const { own: plain, evidence } = spreadsOf(prepared.history, combined, prepared.floor);
    const tail = tailOf(combined.errors.map((fold) => fold.errors));
    const share = 1 / series.length / horizon;
    const weights = {
      spread: share * spreadWeight,
      score: share * (judged ? 1 : OTHERS),
    };
    let total = 0;
    actual.forEach((v, h) => {
      const error = v / prepared.unit(1) - (combined.point[h] as number);
      total += error;
      for (const [of, value] of [
        ['step', error],
        ['sum', total],
      ] as const) {
        const typical = plain[of].at(h + 1);
        if (!(typical > 0)) continue;
        const regressors = evidenceAt(h + 1, typical, evidence[of], of);
        rows[of].push({ error: value / typical, regressors, tail, weights, set: key });
      }
    });
  }
}

const spreadBy = (coefficients: ArrayLike<number>, { regressors }: Row) =>
  Math.exp(regressors.reduce((sum, x, k) => sum + x * (coefficients[k] as number), 0));

/** Coefficients of log spread under which the errors are most likely (Student's t). */
function learnSpread(own: readonly Row[]): number[] {
  const count = own[0]?.regressors.length ?? 0;
  const gradientOf = (coefficients: Float64Array) => {
    const gradient = coefficients.map((b, k) => (k === 0 ? 0 : 2 * PRICE * b));
    for (const row of own) {
      const q = (row.error / spreadBy(coefficients, row)) ** 2 / FREEDOM;
      const pull = row.weights.spread * (1 - ((FREEDOM + 1) * q) / (1 + q));
      for (let k = 0; k < count; k++) gradient[k] = (gradient[k] as number) + pull * (row.regressors[k] as number);
    }
    return gradient;
  };
  return Array.from(descend(new Float64Array(count), gradientOf, ITERATIONS), (v) => Number(v.toFixed(3)));
}

type Knots = (readonly [level: number, score: number])[];

/** Weighted quantiles of |error| / spread, every series' own tail taken back to the usual one. */
function learnScores(own: readonly Row[], coefficients: readonly number[]): Knots {
  let knots: Knots = [
    [0, 0],
    [0.8, 1.3],
    [0.95, 2.5],
  ];
  // The bend depends on the table and the table on the bend: a few rounds settle it.
  for (let round = 0; round < 4; round++) {
    const table = scoreTable(knots);
    const sorted = own
      .map((row) => ({
        score: withoutTail(Math.abs(row.error) / spreadBy(coefficients, row), table, row.tail),
        weight: row.weights.score,
      }))
      .sort((a, b) => a.score - b.score);
    const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
    let [reached, next] = [0, 0];
    knots = [[0, 0]];
    for (const { score, weight } of sorted) {
      reached += weight;
      while (next < LEVELS.length && reached >= (LEVELS[next] as number) * total) {
        knots.push([LEVELS[next++] as number, Number(score.toFixed(2))]);
      }
    }
  }
  return knots;
}

function coverage(own: readonly Row[], coefficients: readonly number[], knots: Knots, level: number): string {
  const table = scoreTable(knots);
  const held = own.filter(
    (row) => Math.abs(row.error) <= spreadBy(coefficients, row) * withTail(table, row.tail)(level)
  );
  return (held.length / own.length).toFixed(3);
}

const learned = (['step', 'sum'] as const).map((of) => {
  const coefficients = learnSpread(rows[of]);
  const knots = learnScores(rows[of], coefficients);
  console.log(`coverage of ${of}s`);
  console.table(
    DEVELOPMENT_SETS.map(({ key }) => {
      const own = rows[of].filter(({ set }) => set === key);
      return {
        set: key,
        ...Object.fromEntries([0.5, 0.8, 0.95].map((p) => [p, coverage(own, coefficients, knots, p)])),
      };
    })
  );
  return { of, coefficients, knots };
});
const path = fileURLToPath(new URL('../src/conformal/calibration.ts', import.meta.url));
writeFileSync(
  path,
  `import { scoreTable } from './pooled-quantile.ts';

/** Learned by \`bench/calibrate.ts\` from the development sets; frozen. Columns of the spreads: see \`evidence.ts\`. */
${learned.map(({ of, coefficients }) => `export const ${of.toUpperCase()}_SPREAD = ${JSON.stringify(coefficients)};`).join('\n')}
${learned.map(({ of, knots }) => `export const ${of}Score = scoreTable(${JSON.stringify(knots)});`).join('\n')}
`
);
console.log(`Written: ${path}; then: npm run format`);
