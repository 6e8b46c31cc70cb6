export type * from './forecast-result.ts';
export { forecast, forecastSum } from './forecast.ts';
export { detectSeason } from './season/detect-season.ts';
