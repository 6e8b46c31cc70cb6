export interface AutoregressiveFit {
  readonly mean: number;
  /** Of lag 1, 2, … */
  readonly coefficients: readonly number[];
  readonly aicc: number;
}

/**
 * Autoregression by Burg's method (stable whatever the data), its order chosen by AICc.
 * @see Burg (1975), Maximum entropy spectral analysis; Hurvich & Tsai (1989), Regression and time series model selection in small
 * samples. Biometrika 76(2), 297–307.
 */
export function burg(y: readonly number[], maxOrder: number): AutoregressiveFit {
  const n = y.length;
  const mean = y.reduce((sum, v) => sum + v, 0) / n;
  const forward = Float64Array.from(y, (v) => v - mean);
  const backward = forward.slice();
  let variance = forward.reduce((sum, v) => sum + v * v, 0) / n;
  const aicc = (order: number) => {
    const k = order + 2;
    return n > k + 1 ? n * Math.log(variance) + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Infinity;
  };
  let coefficients: readonly number[] = [];
  let best: AutoregressiveFit = { mean, coefficients, aicc: aicc(0) };
  for (let order = 1; order <= maxOrder && variance > 0; order++) {
    let [numerator, denominator] = [0, 0];
    for (let t = order; t < n; t++) {
      numerator += (forward[t] as number) * (backward[t - 1] as number);
      denominator += (forward[t] as number) ** 2 + (backward[t - 1] as number) ** 2;
    }
    if (!(denominator > 0)) break;
    const reflection = (2 * numerator) / denominator;
    coefficients = [
      ...coefficients.map((a, i) => a - reflection * (coefficients[order - 2 - i] as number)),
      reflection,
    ];
    for (let t = n - 1; t >= order; t--) {
      const f = forward[t] as number;
      const b = backward[t - 1] as number;
      forward[t] = f - reflection * b;
      backward[t] = b - reflection * f;
    }
    variance *= 1 - reflection * reflection;
    const score = aicc(order);
    if (score < best.aicc) best = { mean, coefficients, aicc: score };
  }
  return best;
}
