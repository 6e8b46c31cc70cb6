import { nelderMead } from './nelder-mead.ts';

type Kind = 'additive' | 'multiplicative';

/** Seasons whose averages make the first seasonal states. */
const FIRST_SEASONS = 4;
const BOX = [
  [1e-4, 0.9999],
  [1e-4, 0.9999],
  [1e-4, 0.9999],
  [0.8, 0.98],
] as const;
const STARTS = [
  [0.2, 0.1, 0.1, 0.95],
  [0.5, 0.05, 0.3, 0.95],
] as const;

/**
 * Damped Holt–Winters smoothing, errors additive or relative (ETS(A,Ad,A), ETS(M,Ad,M)), fitted by least squares of the one-step
 * errors from averaged first states, and its path over the horizon.
 * @see Winters (1960), Forecasting sales by exponentially weighted moving averages. Management Science 6(3), 324–342.
 */
export function holtWinters(y: readonly number[], seasonLength: number, kind: Kind, horizon: number): number[] {
  const first = firstStates(y, seasonLength, kind);
  const criterion = (x: readonly number[]) => run(y, first, kind, x).sse;
  const best = STARTS.map((start) => nelderMead(criterion, start, BOX, { maxEvaluations: 70 })).reduce((a, b) =>
    b.value < a.value ? b : a
  );
  const { level, trend, season } = run(y, first, kind, best.x);
  const phi = best.x[3] as number;
  let damped = 0;
  let factor = 1;
  return Array.from({ length: horizon }, (_, h) => {
    factor *= phi;
    damped += factor;
    const index = season[(y.length + h) % seasonLength] as number;
    return kind === 'multiplicative' ? (level + damped * trend) * index : level + damped * trend + index;
  });
}

interface States {
  readonly level: number;
  readonly trend: number;
  readonly season: readonly number[];
}

function firstStates(y: readonly number[], m: number, kind: Kind): States {
  const mean = (k: number) => y.slice(k * m, (k + 1) * m).reduce((sum, v) => sum + v, 0) / m;
  const count = Math.min(FIRST_SEASONS, Math.floor(y.length / m));
  const means = Array.from({ length: count }, (_, k) => mean(k));
  const season = Array.from({ length: m }, (_, phase) =>
    means.reduce((sum, level, k) => {
      const value = y[k * m + phase] as number;
      return sum + (kind === 'multiplicative' ? value / level : value - level) / count;
    }, 0)
  );
  const [level = 0, next = level] = means;
  return { level, trend: (next - level) / m, season };
}

function run(y: readonly number[], first: States, kind: Kind, x: readonly number[]): States & { readonly sse: number } {
  const [alpha = 0, trendShare = 0, seasonShare = 0, phi = 1] = x;
  const beta = alpha * trendShare;
  const gamma = seasonShare * (1 - alpha);
  const season = [...first.season];
  const m = season.length;
  let { level, trend } = first;
  let sse = 0;
  for (let t = 0; t < y.length; t++) {
    const phase = t % m;
    const index = season[phase] as number;
    const base = level + phi * trend;
    const value = y[t] as number;
    if (kind === 'multiplicative') {
      const error = value - base * index;
      sse += (error / (base * index)) ** 2;
      level = base + (alpha * error) / index;
      trend = phi * trend + (beta * error) / index;
      season[phase] = index + (gamma * error) / base;
    } else {
      const error = value - base - index;
      sse += error * error;
      level = base + alpha * error;
      trend = phi * trend + beta * error;
      season[phase] = index + gamma * error;
    }
  }
  return { level, trend, season, sse };
}
