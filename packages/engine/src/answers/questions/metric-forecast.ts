import type { MetricForecastQuery, MetricForecastResponse } from '@smartcloudops/contract';
import { forecastMetric } from '@smartcloudops/insights';

import { metricForecastFrame } from '../../frames/metric-forecast-frame.ts';
import { metricForecastJson } from '../../json/metrics.ts';
import { metricQuestion } from '../metric-question.ts';
import type { Question } from '../question.ts';

const DEFAULT_SERIES = 5;

export const metricForecast: Question<MetricForecastQuery, MetricForecastResponse> = {
  frameType: () => 'timeseries-wide',
  reads: 'measurements',
  learns: true,
  async answer({ query, connections }, context) {
    const { horizon = null, level, topN = DEFAULT_SERIES } = query;
    const answer = await forecastMetric(context, { ...metricQuestion(query, connections), horizon, level, topN });
    return {
      frames: () => [metricForecastFrame(answer, { query, ...context })],
      json: () => metricForecastJson(answer, { query, ...context }),
    };
  },
};
