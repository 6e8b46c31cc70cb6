import type { AwsError } from '../errors.ts';

/** A query that came to nothing, and what AWS charges for it all the same. The message is that of its cause. */
export class AthenaQueryError extends Error {
  override readonly name = 'AthenaQueryError';
  override readonly cause: AwsError;
  /** Bytes that are charged although there is no answer; null when that is not known. */
  readonly bytesScanned: number | null;

  constructor(cause: AwsError, bytesScanned: number | null) {
    super(cause.message);
    this.cause = cause;
    this.bytesScanned = bytesScanned;
  }
}
