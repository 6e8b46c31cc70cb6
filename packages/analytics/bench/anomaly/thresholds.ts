/** The score at which the detector alerts by default. */
export const SHIPPED = 1 - 0.335;
/** Thresholds tried for comparison: scores of one alert in two days of noise to one in a hundred. */
export const THRESHOLDS: readonly number[] = [
  SHIPPED,
  ...Array.from({ length: 24 }, (_, i) => 1 - 10 ** (-0.15 - i * 0.05)),
];
