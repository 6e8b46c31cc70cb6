/** An error that AWS itself would answer with. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
