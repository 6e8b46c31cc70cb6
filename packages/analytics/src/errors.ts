/** Permanent codes of this package; listed in docs/errors.md. Short histories are answered, not refused: only misuse throws. */
export const ANALYTICS_ERRORS = {
  ANALYTICS_STRUCTURE: {
    status: 400,
    source: 'plugin',
    title: 'The structure of the sums is not one',
    fix: 'Give every node the positions of the leaves it sums, each once, and every leaf a node of its own.',
  },
  ANALYTICS_SHAPE: {
    status: 400,
    source: 'plugin',
    title: 'Series that belong together differ in length or number',
    fix: 'Give one series per node or path, all of the length that the message names.',
  },
  ANALYTICS_NOT_FINITE: {
    status: 400,
    source: 'plugin',
    title: 'A number is missing where none may be',
    fix: 'Forecast the series first (predict answers any history with numbers), or leave it out.',
  },
  ANALYTICS_ERRORS_MISSING: {
    status: 400,
    source: 'plugin',
    title: 'The method needs past errors and has none',
    fix: "Give the backtest errors of every node, or use the methods 'bottom-up', 'ols' or 'wls'.",
  },
} as const;

export type AnalyticsErrorCode = keyof typeof ANALYTICS_ERRORS;

export class AnalyticsError extends Error {
  override readonly name = 'AnalyticsError';
  readonly code: AnalyticsErrorCode;
  readonly status: number;
  readonly source: 'plugin' | 'downstream';

  /** @param what what happened and why; what to do (the fix of the code) is added */
  constructor(code: AnalyticsErrorCode, what: string) {
    super(`${what} ${ANALYTICS_ERRORS[code].fix}`);
    this.code = code;
    this.status = ANALYTICS_ERRORS[code].status;
    this.source = ANALYTICS_ERRORS[code].source;
  }
}
