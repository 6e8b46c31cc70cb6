export { defaultQueries } from './default-queries.ts';
export { PROMETHEUS_ERRORS, PrometheusError } from './errors.ts';
export type { PrometheusErrorCode } from './errors.ts';
export { PROMETHEUS_FACTS } from './facts.ts';
export type { PrometheusQuery, PrometheusSettings } from './settings.ts';
export { prometheusSource } from './source.ts';
