import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { randomOf } from './random.ts';

const FILE = fileURLToPath(new URL('../../../../../shared/data/cost/mybinder_daily_2018.json', import.meta.url));

export const hasBill = existsSync(FILE);

/** What a bill is like: enough to make another one like it. */
export interface BillShape {
  readonly name: string;
  readonly base: number;
  /** Relative, a year. */
  readonly growth: number;
  /** Relative standard deviation of a day, and how much of it stays the next. */
  readonly noise: number;
  readonly persistence: number;
  readonly weekday: readonly number[];
  /** First of the month, relative to a day; 0: none. */
  readonly monthly: number;
}

export interface Bill {
  readonly y: readonly number[];
  /** Days of the known monthly charge. */
  readonly known: readonly boolean[];
}

export const YEAR = 364;

/** Two years without any anomaly. */
export function makeBill(shape: BillShape, seed: number): Bill {
  const { normal } = randomOf(seed);
  let noise = 0;
  const y: number[] = [];
  const known: boolean[] = [];
  for (let t = 0; t < 2 * YEAR; t++) {
    noise = shape.persistence * noise + Math.sqrt(1 - shape.persistence ** 2) * shape.noise * normal();
    const usual = shape.base * (1 + shape.growth) ** (t / YEAR) * (shape.weekday[t % 7] as number);
    const first = new Date(Date.UTC(2023, 0, 1 + t)).getUTCDate() === 1;
    known.push(first && shape.monthly > 0);
    y.push(Math.max(0, usual * (1 + noise)) + (first ? shape.monthly * shape.base : 0));
  }
  return { y, known };
}

/** Shapes measured on the calm half year of the real bill, and made-up ones about what companies' bills are like. */
export function billShapes(): readonly BillShape[] {
  return [...realShapes(), ...madeUpShapes()];
}

function madeUpShapes(): readonly BillShape[] {
  const { uniform } = randomOf(20181231);
  return Array.from({ length: 8 }, (_, i) => {
    const dip = 0.4 * uniform();
    return {
      name: `made up ${i + 1}`,
      base: 20 * 10 ** (2.5 * uniform()),
      growth: -0.1 + 0.7 * uniform(),
      noise: 0.02 + 0.08 * uniform(),
      persistence: 0.5 * uniform(),
      weekday: [0, 1, 2, 3, 4, 5, 6].map((d) => (d % 7 < 5 ? 1 : 1 - dip)),
      monthly: i % 2 === 0 ? 0 : 2 * uniform(),
    };
  });
}

function realShapes(): readonly BillShape[] {
  const bills = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, { cost: number[] }>;
  return ['project:binder-prod', 'project:binder-staging', 'category:compute-engine'].map((name) => {
    const y = (bills[name] as { cost: number[] }).cost.slice(180, 348);
    const weeks = Array.from({ length: y.length / 7 }, (_, w) => y.slice(7 * w, 7 * w + 7));
    const means = weeks.map((week) => week.reduce((sum, v) => sum + v, 0) / 7);
    const weekday = [0, 1, 2, 3, 4, 5, 6].map((d) =>
      medianOf(weeks.map((week, w) => (week[d] as number) / (means[w] as number)))
    );
    const rest = weeks.flatMap((week, w) => week.map((v, d) => v / (means[w] as number) / (weekday[d] as number) - 1));
    const noise = 1.4826 * medianOf(rest.map(Math.abs));
    const products = rest.slice(1).map((v, i) => clip(v / noise) * clip((rest[i] as number) / noise));
    const persistence = Math.min(0.8, Math.max(0, products.reduce((sum, v) => sum + v, 0) / products.length));
    const growth = ((means.at(-1) as number) / (means[0] as number)) ** (52 / (weeks.length - 1)) - 1;
    return { name, base: medianOf(means), growth, noise: Math.max(0.01, noise), persistence, weekday, monthly: 0 };
  });
}

function clip(z: number): number {
  return Math.max(-3, Math.min(3, z));
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}
