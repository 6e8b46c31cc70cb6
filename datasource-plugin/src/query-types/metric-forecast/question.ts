import { MACHINES, machineScopeText } from '../machine-scope/machine-scope.ts';
import type { Question } from '../question.ts';

export const metricForecast: Question<'metric-forecast'> = {
  subject: MACHINES,
  start: { level: [0.8, 0.95] },
  text(query) {
    const { measure, where } = machineScopeText(query);
    return `Forecast of ${measure}${query.horizon ? `, ${query.horizon} hours ahead` : ''}${where}`;
  },
  applyVariables: () => ({}),
};
