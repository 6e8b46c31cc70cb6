import type { AwsError } from '@smartcloudops/aws';

/** The permission whose absence made the call fail. */
export const missingOf = (error: AwsError | null): readonly string[] =>
  error?.code === 'AWS_ACCESS_DENIED' && error.action !== undefined ? [error.action] : [];
