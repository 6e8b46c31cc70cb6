// `node packages/analytics/bench/anomaly.ts [--json]`: detection on public sets, on bills with injected anomalies, and its speed.
import { parseArgs } from 'node:util';

import { hasBill } from './anomaly/cost-bills.ts';
import { cloudBench } from './anomaly/cloud-bench.ts';
import { hasCloud } from './anomaly/cloud-data.ts';
import { costBench } from './anomaly/cost-bench.ts';
import { nabBench } from './anomaly/nab-bench.ts';
import { hasNab } from './anomaly/nab-data.ts';
import { isMet } from './anomaly/report.ts';
import { speedBench } from './anomaly/speed-bench.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
if (!hasNab || !hasCloud || !hasBill) {
  console.log('Skipped: the public series are not beside the checkout (../shared/data/anomaly, ../shared/data/cost).');
  process.exit(0);
}

const reports = [nabBench, cloudBench, costBench, speedBench].map((bench) => {
  const report = bench();
  console.log(`\n${report.title}`);
  console.table(report.rows);
  return report;
});
const figures = Object.fromEntries(
  reports.flatMap((report) => Object.entries(report.figures)).map(([key, value]) => [key, Number(value.toPrecision(5))])
);
const targets = reports.flatMap((report) => report.targets);
const missed = targets.filter((target) => !isMet(target, figures)).map(({ key }) => key);
console.log('One detector, one threshold, chosen on these halves of the sets; the other halves are kept back.');
console.log(missed.length === 0 ? 'All targets met.' : `Missed: ${missed.join(', ')}.`);
if (values.json) {
  const yardsticks = Object.assign({}, ...reports.map((report) => report.yardsticks)) as Record<string, number>;
  const limits = Object.fromEntries(targets.map(({ key, limit, atMost }) => [key, `${atMost ? '<=' : '>='} ${limit}`]));
  console.log(
    JSON.stringify({ bench: 'anomaly', figures, yardsticks, targets: limits, met: missed.length === 0, missed })
  );
}
