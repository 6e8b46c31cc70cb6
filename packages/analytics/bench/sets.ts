/** A benchmark set, the season its step implies, and the goals with what is published. */
export interface BenchSet {
  readonly key: string;
  readonly file: string;
  /** Given to the forecaster: what a calendar tells of the step. */
  readonly seasonLength: number;
  /** Seasons given to a peer that takes several. */
  readonly seasonLengths: readonly number[];
  /** Series that the comparison with a peer takes, where not told otherwise: few of the long ones, which take it seconds. */
  readonly peerSeries: number;
  /** Accuracy's yardstick: OWA against Naive2, or sMAPE where zeros make OWA meaningless. */
  readonly measure: 'owa' | 'smape';
  readonly target: number;
  readonly msisTarget: number | null;
  readonly msTarget: number;
  /** Best published score of that measure on the whole set, and by whom. */
  readonly published: number;
  readonly publishedBy: string;
}

export const SETS: readonly BenchSet[] = [
  {
    key: 'm4_hourly',
    file: 'm4_hourly',
    seasonLength: 24,
    seasonLengths: [24, 168],
    peerSeries: 15,
    measure: 'owa',
    target: 0.4,
    msisTarget: 8,
    msTarget: 100,
    published: 0.41,
    publishedBy: 'Doornik (M4)',
  },
  {
    key: 'm4_weekly',
    file: 'm4_weekly',
    seasonLength: 52,
    seasonLengths: [52],
    peerSeries: 15,
    measure: 'owa',
    target: 0.735,
    msisTarget: 16.2,
    msTarget: 120,
    published: 0.739,
    publishedBy: 'Darin & Stellwagen (M4)',
  },
  {
    key: 'm3_monthly',
    file: 'm3_monthly',
    seasonLength: 12,
    seasonLengths: [12],
    peerSeries: 60,
    measure: 'owa',
    target: 0.8,
    msisTarget: 6.2,
    msTarget: 10,
    published: 0.823,
    publishedBy: 'ForecastPro (M3)',
  },
  {
    key: 'nn5_daily',
    file: 'nn5_daily',
    seasonLength: 7,
    seasonLengths: [7],
    peerSeries: 15,
    measure: 'smape',
    target: 20.3,
    msisTarget: null,
    msTarget: 50,
    published: 20.67,
    publishedBy: 'complex ES (measured)',
  },
];
