import type { Gate } from '../src/combine/weights.ts';
import { descend } from './descend.ts';
import type { Example, TrainingSet } from './training-data.ts';

const ITERATIONS = 700;
/** Price of a squared coefficient: of the constant, and of what depends on the kind of series. */
const PRICE = { constant: 1e-4, kind: 3e-4, sharpness: 1e-5 };
const SHARPNESS = 4;
const LEAST_ERROR = 0.05;
const LEAST_SHARPNESS = 0.5;

/** A parameter vector: members × features coefficients, then the two of sharpness. */
type Parameters = Float64Array;

/**
 * Learns trust and sharpness by gradient descent on the OWA of the sets, every set with its weight.
 * @param uses whether an example is learned from
 */
export function learnGate(
  sets: readonly TrainingSet[],
  names: readonly string[],
  uses: (one: Example) => boolean
): Gate {
  const features = sets[0]?.examples[0]?.kind.length ?? 0;
  const parameters = new Float64Array(names.length * features + 2);
  parameters[names.length * features] = SHARPNESS;
  const chosen = sets.map(({ examples, weight }) => {
    const own = examples.filter(uses);
    const mean = (key: 'smape' | 'mase') => own.reduce((sum, one) => sum + one.reference[key], 0);
    return { own, smapePrice: (50 * weight * 2) / mean('smape'), masePrice: (0.5 * weight) / mean('mase') };
  });
  const gradientOf = () => {
    const gradient = priceGradient(parameters, names.length, features);
    for (const { own, smapePrice, masePrice } of chosen) {
      for (const one of own) addGradient(one, parameters, gradient, features, smapePrice, masePrice);
    }
    return gradient;
  };
  descend(parameters, gradientOf, ITERATIONS);
  return asGate(parameters, names, features);
}

function asGate(parameters: Parameters, names: readonly string[], features: number): Gate {
  const round = (v: number) => Number(v.toFixed(2));
  const end = names.length * features;
  return {
    trust: Object.fromEntries(
      names.map((name, j) => [name, Array.from(parameters.subarray(j * features, (j + 1) * features), round)])
    ),
    sharpness: [round(parameters[end] as number), round(parameters[end + 1] as number)],
  };
}

function priceGradient(parameters: Parameters, members: number, features: number): Float64Array {
  const end = members * features;
  return parameters.map((v, i) => {
    if (i === end) return 2 * PRICE.sharpness * (v - SHARPNESS);
    if (i > end) return 2 * PRICE.sharpness * v;
    return 2 * (i % features === 0 ? PRICE.constant : PRICE.kind) * v;
  });
}

/** Adds the gradient of one example's error. */
function addGradient(
  { points, errors, kind, actual, scale }: Example,
  parameters: Parameters,
  gradient: Float64Array,
  features: number,
  smapePrice: number,
  masePrice: number
): void {
  const members = points.length;
  const end = members * features;
  const power = Math.max(
    LEAST_SHARPNESS,
    (parameters[end] as number) + (parameters[end + 1] as number) * (kind[1] ?? 0)
  );
  const tested = points.some((point, j) => point && errors[j] !== null);
  const present: { readonly j: number; readonly point: Float32Array; readonly error: number; z: number }[] = [];
  points.forEach((point, j) => {
    const error = errors[j] ?? null;
    if (!point || (tested && error === null)) return;
    const logError = error === null ? 0 : Math.log(Math.max(error, LEAST_ERROR));
    let z = -power * logError;
    for (let k = 0; k < features; k++) z += (parameters[j * features + k] as number) * (kind[k] as number);
    present.push({ j, point, error: logError, z });
  });
  const most = present.reduce((max, { z }) => Math.max(max, z), -Infinity);
  let total = 0;
  for (const one of present) total += one.z = Math.exp(one.z - most);
  const horizon = actual.length;
  const pull = new Float64Array(present.length);
  for (let h = 0; h < horizon; h++) {
    let forecast = 0;
    for (const { point, z } of present) forecast += (z / total) * (point[h] as number);
    const truth = actual[h] as number;
    const size = Math.abs(truth) + Math.abs(forecast);
    const distance = Math.abs(forecast - truth);
    const sign = Math.sign(forecast - truth);
    const bySmape = size > 0 ? 2 * (sign / size - (distance / size ** 2) * Math.sign(forecast)) : 0;
    const slope = (smapePrice * bySmape + (masePrice * sign) / scale) / horizon;
    for (let i = 0; i < present.length; i++) {
      pull[i] = (pull[i] as number) + slope * ((present[i]?.point[h] as number) - forecast);
    }
  }
  present.forEach(({ j, error, z }, i) => {
    const dz = (z / total) * (pull[i] as number);
    for (let k = 0; k < features; k++) {
      gradient[j * features + k] = (gradient[j * features + k] as number) + dz * (kind[k] as number);
    }
    gradient[end] = (gradient[end] as number) - dz * error;
    gradient[end + 1] = (gradient[end + 1] as number) - dz * error * (kind[1] ?? 0);
  });
}
