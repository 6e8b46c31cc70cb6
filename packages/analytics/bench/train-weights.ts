// `node packages/analytics/bench/train-weights.ts`: learns `src/combine/gate-table.ts` from the development sets and prints OWA by
// set, in sample and cross-validated. The gates of the folds go to `bench/gate-folds.json`: calibration and cross-validated scores
// need forecasts by weights that have not seen the series. Run after a change of members; never on data kept back for judging.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { combine } from '../src/combine/combine.ts';
import { sharpnessFor, trustIn } from '../src/combine/weights.ts';
import type { Gate } from '../src/combine/weights.ts';
import { MEMBERS } from '../src/member/members.ts';
import { owa } from '../src/metric/owa.ts';
import { smape } from '../src/metric/smape.ts';
import { hasData } from './data.ts';
import { foldOf, FOLDS } from './folds.ts';
import { learnGate } from './learn-gate.ts';
import { trainingSets } from './training-data.ts';
import type { Example, TrainingSet } from './training-data.ts';

if (!hasData) {
  console.error('The public series are not beside the checkout (../shared/data/forecast).');
  process.exit(1);
}
const names = MEMBERS.map(({ name }) => name);
const sets = trainingSets();

/** Softmax of trust and errors, as `memberWeights` has it. */
function forecastOf({ points, errors, kind }: Example, gate: Gate): readonly number[] {
  const tested = points.some((point, j) => point && errors[j] !== null);
  const power = sharpnessFor(kind, gate);
  const weights = names.map((name, j) => {
    const error = errors[j] ?? null;
    if (!points[j] || (tested && error === null)) return 0;
    return Math.exp(trustIn(name, kind, gate) - (error === null ? 0 : power * Math.log(Math.max(error, 0.05))));
  });
  return combine(
    points.map((point) => point && Array.from(point)),
    weights
  );
}

function owaOf({ examples }: TrainingSet, gateOf: (one: Example) => Gate): number {
  const mean = (of: (one: Example, i: number) => number) =>
    examples.reduce((sum, one, i) => sum + of(one, i), 0) / examples.length;
  const points = examples.map((one) => forecastOf(one, gateOf(one)));
  return owa(
    {
      smape: mean(({ actual }, i) => smape(actual, points[i] ?? [])),
      mase: mean(
        ({ actual, scale }, i) =>
          actual.reduce((sum, v, h) => sum + Math.abs(v - (points[i]?.[h] ?? NaN)), 0) / actual.length / scale
      ),
    },
    { smape: mean(({ reference }) => reference.smape), mase: mean(({ reference }) => reference.mase) }
  );
}

const gate = learnGate(sets, names, () => true);
const parts = Array.from({ length: FOLDS }, (_, k) => learnGate(sets, names, ({ id }) => foldOf(id) !== k));
console.table(
  sets.map((set) => ({
    set: set.key,
    series: set.examples.length,
    'OWA in sample': owaOf(set, () => gate).toFixed(4),
    [`OWA in ${FOLDS} folds`]: owaOf(set, ({ id }) => parts[foldOf(id)] ?? gate).toFixed(4),
  }))
);
const path = fileURLToPath(new URL('../src/combine/gate-table.ts', import.meta.url));
const rows = Object.entries(gate.trust).map(([name, row]) => `    '${name}': [${row.join(', ')}],`);
writeFileSync(
  path,
  `import type { Gate } from './weights.ts';

/** Learned by \`bench/train-weights.ts\` from the development sets; frozen. Columns: see \`series-kind.ts\`. */
export const GATE: Gate = {
  trust: {
${rows.join('\n')}
  },
  sharpness: [${gate.sharpness.join(', ')}],
};
`
);
writeFileSync(fileURLToPath(new URL('gate-folds.json', import.meta.url)), JSON.stringify(parts));
console.log(`Written: ${path} and gate-folds.json; then: npm run format`);
