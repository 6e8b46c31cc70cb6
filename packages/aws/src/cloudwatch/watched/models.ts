import { modelFeature, modelMeasure } from '../../model-measure.ts';
import { arn } from './watched.ts';
import type { Place, Watched, WatchedMetric } from './watched.ts';

/** The namespace for models that live elsewhere. @see docs/guides/model-metrics.md */
export const MODEL_NAMESPACE = 'SmartCloudOps/Models';

/** What every metric of a model is labelled with, so that one panel shows all of them. */
function modelLabels(metricName: string, model: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const all = { ...model, x_Measure: modelMeasure(metricName), x_Feature: modelFeature(metricName) };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  );
}

const endpoint = (name: string | undefined, place: Place, metricName: string, version?: string) => ({
  ...(name === undefined ? {} : arn('sagemaker', place, `endpoint/${name}`)),
  ...modelLabels(metricName, { ModelName: name, ModelVersion: version }),
});

const QUALITY: readonly WatchedMetric[] = [
  ['feature_baseline_drift_*', 'maximum'],
  ...['accuracy', 'f1', 'auc', 'precision', 'recall', 'rmse', 'mae', 'mse', 'r2'].map((name): WatchedMetric => [
    name,
    'average',
  ]),
];

/** Model Monitor. AWS writes its namespaces and dimensions in several ways, so it is found by the dimension of its schedule. */
const monitor = (schedule: string): Watched => ({
  listed: { dimension: schedule, namespaces: /^\/?aws\/sagemaker\// },
  dimensions: [schedule],
  also: 'any',
  labels: (dimensions, place, metricName) =>
    endpoint(dimensions['Endpoint'] ?? dimensions['EndpointName'], place, metricName),
  metrics: QUALITY,
});

/** Deployed models, their quality and drift. */
export const MODELS: readonly Watched[] = [
  {
    listed: { namespace: 'AWS/SageMaker' },
    dimensions: ['EndpointName', 'VariantName'],
    labels: ({ EndpointName, VariantName }, place, name) => endpoint(EndpointName, place, name, VariantName),
    metrics: [
      ['ModelLatency', 'average', 'p50', 'p95'],
      ['Invocation5XXErrors', 'sum'],
      ['Invocations', 'sum'],
      ['OverheadLatency', 'average'],
      ['Invocation4XXErrors', 'sum'],
      ['InvocationModelErrors', 'sum'],
    ],
  },
  {
    listed: { namespace: '/aws/sagemaker/Endpoints' },
    dimensions: ['EndpointName', 'VariantName'],
    rankFrom: 1,
    labels: ({ EndpointName, VariantName }, place, name) => endpoint(EndpointName, place, name, VariantName),
    metrics: [
      ['CPUUtilization', 'average', 'maximum'],
      ['MemoryUtilization', 'average', 'maximum'],
      ['GPUUtilization', 'average', 'maximum'],
      ['GPUMemoryUtilization', 'maximum'],
      ['DiskUtilization', 'maximum'],
    ],
  },
  monitor('MonitoringSchedule'),
  monitor('ScheduleName'),
  {
    listed: { namespace: MODEL_NAMESPACE },
    dimensions: ['ModelName'],
    also: 'any',
    labels: (_dimensions, _place, metricName) => modelLabels(metricName, {}),
    metrics: [
      ['Accuracy', 'average'],
      ['PSI', 'maximum'],
      ['KS', 'maximum'],
      ...['RMSE', 'F1', 'Precision', 'Recall', 'AUC', 'MAE'].map((name): WatchedMetric => [name, 'average']),
      ['PredictionLatency', 'average', 'p50', 'p95', 'p99'],
      ['PredictionErrors', 'sum'],
      ['PredictionCount', 'sum'],
    ],
  },
];
