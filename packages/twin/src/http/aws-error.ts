/** An error that AWS itself would answer with. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** What S3 tells beside code and message (`Key`, `BucketName`). */
  readonly details: Readonly<Record<string, string>>;

  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
