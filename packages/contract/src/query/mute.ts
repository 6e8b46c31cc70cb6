import { z } from 'zod';

/**
 * Whether a forecast that has been worse than the naive one stays silent: its number is NaN then, which is over no threshold. Absent:
 * from an alert rule or expression of Grafana it does, elsewhere a notice tells of it and the number stands.
 */
export const mute = z.boolean().optional();
