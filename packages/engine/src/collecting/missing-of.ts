import type { SourceFault } from '@smartcloudops/focus';

/** The permission whose absence made the call fail. */
export const missingOf = (error: SourceFault | null): readonly string[] =>
  error?.code === 'AWS_ACCESS_DENIED' && error.action !== undefined ? [error.action] : [];
