import { createDetector } from '../../src/index.ts';
import { randomOf } from './random.ts';
import type { Report } from './report.ts';

const CASES: readonly { readonly name: string; readonly seasons?: readonly number[] }[] = [
  { name: 'every 5 minutes', seasons: [288, 2016] },
  { name: 'hourly', seasons: [24, 168] },
  { name: 'every minute', seasons: [1440, 10080] },
  { name: 'seasons to be learned' },
];
const POINTS = 200_000;

/** CPU time of this thread, so that a busy machine counts for little. */
export function speedBench(): Report {
  const rows = CASES.map(({ name, seasons }) => {
    const y = daily(seasons?.[0] ?? 288);
    const warm = createDetector(seasons ? { seasons } : {});
    for (let t = 0; t < POINTS / 4; t++) warm.push(y[t] as number);
    const detector = createDetector(seasons ? { seasons } : {});
    const start = process.threadCpuUsage();
    for (const value of y) detector.push(value);
    const { user, system } = process.threadCpuUsage(start);
    return { name, perSecond: (POINTS / (user + system)) * 1e6, bytes: JSON.stringify(detector.state()).length };
  });
  return {
    title: 'Speed and memory of one series',
    rows: rows.map(({ name, perSecond, bytes }) => ({
      series: name,
      'points a CPU second': Math.round(perSecond).toLocaleString('en'),
      'state as JSON': `${Math.round(bytes / 1024)} kB`,
    })),
    figures: {
      'speed.pointsPerSecond': Math.min(...rows.map(({ perSecond }) => perSecond)),
      'speed.stateBytes': Math.max(...rows.map(({ bytes }) => bytes)),
    },
    yardsticks: { 'speed.pointsPerSecond': 9_000 },
    targets: [{ key: 'speed.pointsPerSecond', limit: 100_000 }],
  };
}

function daily(day: number): readonly number[] {
  const { normal } = randomOf(7);
  return Array.from({ length: POINTS }, (_, t) => 100 + 20 * Math.sin((2 * Math.PI * t) / day) + 3 * normal());
}
