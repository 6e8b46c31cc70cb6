import { z } from 'zod';

import { costFields } from './cost-fields.ts';

export const costAnomaliesQuerySchema = z.strictObject({
  queryType: z.literal('cost-anomalies'),
  ...costFields,
  /**
   * `events`: one row per anomaly in the range. `series`: daily actual and expected cost of each group. `impact`: the excess of the
   * range, one number per group. Absent: events; from an alert rule or expression of Grafana impact.
   */
  output: z.enum(['events', 'series', 'impact']).optional(),
  /** Anomalies whose cost differs by less (in the currency of the bill) are left out. */
  minImpact: z.number().nonnegative().default(0),
  /** How many ordinary days may be called anomalous: a share, per group. */
  falseAlarmRate: z.number().gt(0).max(0.2).default(0.01),
  /** Look for what caused each anomaly. */
  causes: z.boolean().default(true),
  /** Groups that are watched, the most expensive first; the rest is watched together as "Other". Default 20. */
  topN: z.number().int().min(1).max(100).optional(),
});

export type CostAnomaliesQuery = z.output<typeof costAnomaliesQuerySchema>;
