import { DAY_MS } from '@smartcloudops/focus';

/** Steps of the season that machines follow: a day of hours (the week around it is found), or a week of days. */
export const seasonOf = (stepMs: number): number => (stepMs < DAY_MS ? Math.round(DAY_MS / stepMs) : 7);
