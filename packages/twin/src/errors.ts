/** Errors of the twin itself (not the AWS errors it plays). */
export const TWIN_ERRORS = {
  TWIN_OPTION: {
    status: 400,
    source: 'plugin',
    title: 'An option of the twin is out of range',
    fix: 'Give the option a value of the range that the message names.',
  },
  TWIN_FAULT: {
    status: 400,
    source: 'plugin',
    title: 'A fault is not one the twin can play',
    fix: 'Use an operation such as "GetCostAndUsage", "ce:*" or "*", a kind of the list in the message, and count or rate.',
  },
} as const;

export type TwinErrorCode = keyof typeof TWIN_ERRORS;

export class TwinError extends Error {
  readonly code: TwinErrorCode;
  readonly status: number;
  readonly source: 'plugin' | 'downstream';

  constructor(code: TwinErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'TwinError';
    this.code = code;
    this.status = TWIN_ERRORS[code].status;
    this.source = TWIN_ERRORS[code].source;
  }
}
