// `node packages/analytics/bench/calibrate.ts`: prints the score tables of `src/conformal/pooled-quantile.ts` from the
// development sets. Run after a change of members, combination or spread; never on data kept back for judging.
import { combineMembers } from '../src/combine/combine-members.ts';
import { stepSpread, sumSpread } from '../src/conformal/spread.ts';
import { prepare } from '../src/history/prepare.ts';
import { hasData, readSeries } from './data.ts';
import { SETS } from './sets.ts';

const LEVELS = [0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];
const MORE = [
  { key: 'tourism_monthly', file: 'tourism', seasonLength: 12 },
  { key: 'tourism_quarterly', file: 'tourism', seasonLength: 4 },
];

if (!hasData) {
  console.error('The public series are not beside the checkout (../shared/data/forecast).');
  process.exit(1);
}
const quantile = (scores: readonly { score: number; weight: number }[], level: number) => {
  const sorted = [...scores].sort((a, b) => a.score - b.score);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  return sorted.find(({ weight }) => (reached += weight) >= level * total)?.score ?? NaN;
};

const tables = [...SETS, ...MORE].map(({ key, file, seasonLength }) => {
  const own = readSeries(file).filter(
    (one) => !MORE.some((set) => set.key === key) || one.seasonLength === seasonLength
  );
  const steps: { score: number; weight: number }[] = [];
  const sums: { score: number; weight: number }[] = [];
  for (const { y, horizon, actual } of own) {
    const prepared = prepare(y, { horizon, seasonLength });
    if (!prepared) continue;
    const { history, floor } = prepared;
    const unit = prepared.unit(1);
    const combined = combineMembers(history, horizon);
    const { point } = combined;
    const errors = combined.errors.map((fold) => fold.errors);
    const [step, sum] = [stepSpread(errors, floor), sumSpread(errors, floor)];
    let total = 0;
    actual.forEach((v, h) => {
      const error = v / unit - (point[h] as number);
      total += error;
      steps.push({ score: Math.abs(error) / step.at(h + 1), weight: 1 / horizon });
      if (2 * (h + 1) >= horizon) sums.push({ score: Math.abs(total) / sum.at(h + 1), weight: 1 / horizon });
    });
  }
  const row = (scores: typeof steps) => LEVELS.map((level) => quantile(scores, level));
  return { key, series: own.length, steps: row(steps), sums: row(sums) };
});
for (const kind of ['steps', 'sums'] as const) {
  console.log(kind);
  const print = (key: string, row: readonly number[]) =>
    console.log(`  ${key.padEnd(20)} ${row.map((v, i) => `${LEVELS[i]}: ${v.toFixed(2)}`).join('  ')}`);
  for (const table of tables) print(table.key, table[kind]);
  print(
    'mean',
    LEVELS.map((_, i) => tables.reduce((sum, table) => sum + (table[kind][i] as number), 0) / tables.length)
  );
}
