/**
 * What is measured of a model, whoever measures it: SageMaker, Model Monitor, the convention of docs/guides/model-metrics.md in
 * CloudWatch or in Prometheus. It is the label `x_Measure`, so that one panel shows all models.
 */
const MEASURES: readonly (readonly [RegExp, string])[] = [
  [/^feature_baseline_drift_/, 'drift'],
  [/^feature_(data|non_null)_/, 'feature'],
  [/^(model|prediction)_?latency|^latency$/, 'latency'],
  [/^(prediction_?count|predictions|invocations)$/, 'predictions'],
  [/^(prediction_?errors|errors|invocation(4xx|5xx|model)_?errors)$/, 'errors'],
  [/^(balanced_)?accuracy$/, 'accuracy'],
  [/^f1(_score)?$/, 'f1'],
  [/^(roc_)?auc$/, 'auc'],
  [/^(precision|recall|rmse|mae|mse|mape|r2|psi|ks|log_?loss)$/, ''],
];

/** `accuracy`, `psi`, `drift`, `latency`, …; null for what is no measure of a model. @param metricName in any of the spellings */
export function modelMeasure(metricName: string): string | null {
  const plain = metricName
    .toLowerCase()
    .replace(/^model_(?!latency)/, '')
    .replace(/_(total|seconds|milliseconds|ratio)$/, '')
    .replace(/^modellatency$/, 'model_latency');
  const found = MEASURES.find(([pattern]) => pattern.test(plain));
  return found ? found[1] || plain.replace(/_/g, '') : null;
}

/** The feature that a metric of Model Monitor is about. */
export function modelFeature(metricName: string): string | null {
  return /^feature_(?:baseline_drift|data|non_null)_(.+)$/.exec(metricName)?.[1] ?? null;
}
