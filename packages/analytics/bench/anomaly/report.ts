/** What one part of the benchmark found. */
export interface Report {
  readonly title: string;
  readonly rows: readonly Record<string, string | number>[];
  readonly figures: Readonly<Record<string, number>>;
  readonly yardsticks: Readonly<Record<string, number>>;
  /** Lower limits, or upper ones where `atMost` is set. */
  readonly targets: readonly Target[];
}

export interface Target {
  readonly key: string;
  readonly limit: number;
  readonly atMost?: boolean;
}

export function isMet({ key, limit, atMost }: Target, figures: Readonly<Record<string, number>>): boolean {
  const value = figures[key] ?? NaN;
  return atMost ? value <= limit : value >= limit;
}
