/**
 * What rules are learned from: the given halves of the sets that are judged, and whole sets that are not. `weight` is how much a set
 * counts for the weights of members, `spreadWeight` for how spreads differ.
 */
export const DEVELOPMENT_SETS = [
  { key: 'm4_hourly', file: 'm4_hourly', own: 24, seasonLength: 24, weight: 1, judged: true, spreadWeight: 1 },
  { key: 'm4_weekly', file: 'm4_weekly', own: 1, seasonLength: 52, weight: 1, judged: true, spreadWeight: 7 },
  { key: 'm3_monthly', file: 'm3_monthly', own: 12, seasonLength: 12, weight: 2, judged: true, spreadWeight: 3 },
  { key: 'nn5_daily', file: 'nn5_daily', own: 7, seasonLength: 7, weight: 1, judged: true, spreadWeight: 8 },
  { key: 'm1_monthly', file: 'm1', own: 12, seasonLength: 12, weight: 2, judged: false, spreadWeight: 0.2 },
  { key: 'm1_quarterly', file: 'm1', own: 4, seasonLength: 4, weight: 0.5, judged: false, spreadWeight: 0.2 },
  { key: 'tourism_monthly', file: 'tourism', own: 12, seasonLength: 12, weight: 1, judged: false, spreadWeight: 0.2 },
  { key: 'tourism_quarterly', file: 'tourism', own: 4, seasonLength: 4, weight: 0.5, judged: false, spreadWeight: 0.2 },
  {
    key: 'm3_quarterly',
    file: 'm3_yearly_quarterly_other',
    own: 4,
    seasonLength: 4,
    weight: 0.5,
    judged: false,
    spreadWeight: 0.2,
  },
  {
    key: 'm3_yearly_other',
    file: 'm3_yearly_quarterly_other',
    own: 1,
    seasonLength: 1,
    weight: 0.5,
    judged: false,
    spreadWeight: 0.2,
  },
  {
    // Long series without a season, as many machines' are: nothing else here has them.
    key: 'm4_weekly (no season)',
    file: 'm4_weekly',
    own: 1,
    seasonLength: 1,
    weight: 1,
    judged: false,
    spreadWeight: 2,
  },
] as const;
