/** Why a source could not be had, whoever provides it: each provider's package has its own codes. */
export class SourceFault<Code extends string = string> extends Error {
  readonly code: Code;
  /** HTTP-like. */
  readonly status: number;
  /** Whose doing: ours or the settings' (`plugin`), or that of the provider and the way to it (`downstream`). */
  readonly source: 'plugin' | 'downstream';
  /** What was being done when it failed, as permissions are named; where it was denied, the permission that is missing. */
  readonly action: string | undefined;

  constructor(
    message: string,
    {
      code,
      status,
      source,
      action,
      cause,
    }: Pick<SourceFault<Code>, 'code' | 'status' | 'source'> & { readonly action?: string; readonly cause?: unknown }
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = status;
    this.source = source;
    this.action = action;
  }
}
