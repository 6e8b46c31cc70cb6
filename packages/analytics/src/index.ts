export type * from './forecast-result.ts';
export { forecast, forecastSum } from './forecast.ts';
export { predict } from './predict.ts';
export type { Prediction } from './predict.ts';
export { detectSeason } from './season/detect-season.ts';
