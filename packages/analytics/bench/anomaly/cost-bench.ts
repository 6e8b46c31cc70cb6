import { detectCostAnomalies } from '../../src/index.ts';
import { billShapes, makeBill, YEAR, type Bill } from './cost-bills.ts';
import { inject, KINDS, SIZES } from './cost-injection.ts';
import { costFigures, countDays, type CostCounts } from './cost-score.ts';
import { ewma, seasonalNaive, type SimpleDetector } from './cost-yardsticks.ts';
import type { Report } from './report.ts';

/** Bills made of each shape. */
const BILLS = 4;
/** Apart from the seeds the rules were chosen on. */
const SEED = 700_000;

/** Days called strange, and the days on which that was said. */
type Watcher = (bill: Bill) => { readonly flagged: readonly boolean[]; readonly told: readonly number[] };

const WATCHERS: Readonly<Record<string, Watcher>> = {
  ours: ({ y, known }) => {
    const events = detectCostAnomalies(y, { known, falseAlarmRate: 0.01, direction: 'up' });
    const flagged = y.map(() => false);
    for (const { start, end } of events) flagged.fill(true, start, end);
    return { flagged, told: events.map(({ detectedAt }) => detectedAt) };
  },
  'seasonal naive': simple(seasonalNaive),
  EWMA: simple(ewma),
};

/**
 * One anomaly in the second of two years of bills that are shaped like the real one of 2018, or made up; spike, level and climb in
 * three sizes each. First-of-month charges are known to all. Ours learns as it goes, the yardsticks have the first year to set their
 * limits to 1 % false alarms. Asked is
 * what was overspent: only days above expectation count. Counted by days of the second year.
 */
export function costBench(): Report {
  const rows: Record<string, string>[] = [];
  const figures: Record<string, number> = {};
  for (const [name, watch] of Object.entries(WATCHERS)) {
    const counts: CostCounts[] = [];
    const byKind = new Map(KINDS.map((kind) => [kind, [] as CostCounts[]]));
    let [falseDays, days] = [0, 0];
    billShapes().forEach((shape, i) => {
      for (let b = 0; b < BILLS; b++) {
        const bill = makeBill(shape, SEED + 100 * i + b);
        falseDays += watch(bill).flagged.slice(YEAR).filter(Boolean).length;
        days += YEAR;
        for (const kind of KINDS) {
          SIZES[kind].forEach((size, s) => {
            const injected = inject(bill, kind, size, SEED + 1000 * i + 100 * b + 10 * KINDS.indexOf(kind) + s);
            const { flagged, told } = watch(injected);
            const count = countDays(injected, flagged, YEAR, told);
            counts.push(count);
            byKind.get(kind)?.push(count);
          });
        }
      }
    });
    const all = costFigures(counts);
    const key = name === 'ours' ? 'cost' : `cost.${name}`;
    Object.assign(figures, {
      [`${key}.f1`]: all.f1,
      [`${key}.dollars`]: all.dollarRecall,
      [`${key}.falseAlarms`]: falseDays / days,
    });
    if (name === 'ours') figures['cost.daysToDetect'] = all.delay;
    rows.push({ detector: name, ...shown(all), 'false alarms': `${((100 * falseDays) / days).toFixed(2)} %` });
    if (name === 'ours')
      for (const [kind, some] of byKind)
        rows.push({ detector: `… ${kind}`, ...shown(costFigures(some)), 'false alarms': '' });
  }
  const { 'cost.seasonal naive.f1': naiveF1 = NaN, 'cost.EWMA.f1': ewmaF1 = NaN } = figures;
  return {
    title: `Anomalies injected into ${BILLS * billShapes().length} bills, ${BILLS * billShapes().length * 9} cases`,
    rows,
    figures,
    yardsticks: { 'cost.f1': Math.max(naiveF1, ewmaF1) },
    targets: [
      { key: 'cost.f1', limit: 0.65 },
      { key: 'cost.dollars', limit: 0.95 },
      { key: 'cost.falseAlarms', limit: 0.01, atMost: true },
    ],
  };
}

function shown(f: ReturnType<typeof costFigures>): Record<string, string> {
  return {
    F1: f.f1.toFixed(3),
    precision: f.precision.toFixed(2),
    recall: f.recall.toFixed(2),
    dollars: `${(100 * f.dollarRecall).toFixed(1)} %`,
    found: `${(100 * f.found).toFixed(0)} %`,
    'days to detect': f.delay.toFixed(1),
  };
}

function simple(detector: SimpleDetector): Watcher {
  return (bill) => {
    const flagged = detector(bill);
    return { flagged, told: flagged.flatMap((strange, t) => (strange ? [t] : [])) };
  };
}
