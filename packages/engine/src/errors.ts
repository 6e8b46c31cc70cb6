/** Whose doing it was: ours (`plugin`) or the world's beyond us (`downstream`: AWS, a file given to us). */
export type ErrorSource = 'plugin' | 'downstream';

interface ErrorKind {
  /** HTTP-like status. */
  readonly status: number;
  readonly source: ErrorSource;
  readonly title: string;
  /** What the reader can do about it. */
  readonly fix: string;
}

/** Permanent codes of this package; listed in docs/errors.md. */
export const ENGINE_ERRORS = {
  ENGINE_BAD_QUERY: {
    status: 400,
    source: 'plugin',
    title: 'The query is not understood',
    fix: 'The message names the field. docs/reference/query-types.md lists every field and its values.',
  },
  ENGINE_BAD_REQUEST: {
    status: 400,
    source: 'plugin',
    title: 'The request is not understood',
    fix: 'The message names the parameter; GET /api/v1/openapi.json describes all of them.',
  },
  ENGINE_NO_SUCH_ROUTE: {
    status: 404,
    source: 'plugin',
    title: 'There is nothing at this address',
    fix: 'GET /api/v1/openapi.json lists the addresses.',
  },
  ENGINE_BAD_ALLOCATION: {
    status: 400,
    source: 'plugin',
    title: 'The allocation rules cannot be applied',
    fix: 'The message names the field and what to write there. docs/guides/allocation.md has examples.',
  },
  ENGINE_NO_SUCH_ALLOCATION: {
    status: 404,
    source: 'plugin',
    title: 'There are no allocation rules of this name',
    fix: 'GET /api/v1/allocations lists the names; PUT /api/v1/allocations/<name> writes rules.',
  },
  ENGINE_BAD_BUDGET: {
    status: 400,
    source: 'plugin',
    title: 'The budget cannot be kept',
    fix: 'The message names the field and what to write there. docs/guides/budgets.md has examples.',
  },
  ENGINE_NO_SUCH_BUDGET: {
    status: 404,
    source: 'plugin',
    title: 'There is no budget of this id',
    fix: 'GET /api/v1/budgets lists the ids; PUT /api/v1/budgets/<id> writes one.',
  },
  ENGINE_FORBIDDEN_CONNECTION: {
    status: 403,
    source: 'plugin',
    title: 'The caller may not read this connection',
    fix: 'Leave the connection out of the query, or ask an administrator for a token or data source that covers it.',
  },
  ENGINE_FORBIDDEN_ROLE: {
    status: 403,
    source: 'plugin',
    title: 'The caller may look but not change',
    fix: 'Use a token with the role "editor" or "admin".',
  },
  ENGINE_NO_ACCESS: {
    status: 403,
    source: 'plugin',
    title: 'No scope lets the caller see anything',
    fix: 'Ask an administrator to add you to a scope; docs/guides/access.md tells how scopes are found.',
  },
  ENGINE_BEYOND_SCOPE: {
    status: 403,
    source: 'plugin',
    title: 'It is about more than the caller may see',
    fix: 'Ask by accounts or tags that you may see, or ask an administrator; GET /api/v1/access/me tells what you see.',
  },
  ENGINE_BAD_ACCESS: {
    status: 400,
    source: 'plugin',
    title: 'The scopes are not understood',
    fix: 'The message names the field. docs/guides/access.md has examples.',
  },
  ENGINE_ACCESS_CHANGED: {
    status: 409,
    source: 'plugin',
    title: 'Somebody else has changed the scopes',
    fix: 'Load the scopes again and repeat the change.',
  },
  ENGINE_NO_SUCH_CONNECTION: {
    status: 404,
    source: 'plugin',
    title: 'The connection is not known',
    fix: 'GET /api/v1/connections lists the connections; `smartcloudops connect` adds one.',
  },
  ENGINE_BAD_CONNECTION: {
    status: 400,
    source: 'plugin',
    title: 'The connection settings are not usable',
    fix: 'The message names the setting.',
  },
  ENGINE_BAD_KEY_FILE: {
    status: 500,
    source: 'plugin',
    title: 'The key file is not usable',
    fix: 'The key file holds 32 random bytes as 64 hexadecimal digits. Restore it from your backup.',
  },
  ENGINE_KEY_MISSING: {
    status: 500,
    source: 'plugin',
    title: 'The key of the data is not there',
    fix: 'Restore the key, or name where it is; docs/guides/encryption.md lists the places. No new key is made where there is data.',
  },
  ENGINE_KEY_SETTINGS: {
    status: 400,
    source: 'plugin',
    title: 'The settings of the key do not fit together',
    fix: 'The message names them; docs/guides/encryption.md has an example for each.',
  },
  ENGINE_KEY_IN_USE: {
    status: 409,
    source: 'plugin',
    title: 'The key cannot be changed while the data is used',
    fix: 'Stop the server and Grafana, run `smartcloudops key rotate`, and start them again.',
  },
  ENGINE_KEY_ROTATING: {
    status: 503,
    source: 'plugin',
    title: 'A change of the key was cut short',
    fix: 'Run `smartcloudops key rotate`, which finishes it; nothing is lost.',
  },
  ENGINE_SEAL_BROKEN: {
    status: 500,
    source: 'plugin',
    title: 'A stored secret cannot be opened',
    fix: 'The key file is not the one that sealed it. Restore the key file, or save the connection again with its secrets.',
  },
  ENGINE_THREAD_DIED: {
    status: 500,
    source: 'plugin',
    title: 'A worker thread ended in the middle of its work',
    fix: 'The work is repeated on the next request; the log tells why it ended (often: not enough memory).',
  },
  ENGINE_CANCELLED: {
    status: 499,
    source: 'plugin',
    title: 'The caller went away',
    fix: 'Nothing needs to be done.',
  },
  ENGINE_CLOSED: {
    status: 503,
    source: 'plugin',
    title: 'The process is shutting down',
    fix: 'Ask again in a few seconds.',
  },
  ENGINE_INTERNAL: {
    status: 500,
    source: 'plugin',
    title: 'A defect in the program',
    fix: 'Please report it with the log lines around it.',
  },
} as const satisfies Record<string, ErrorKind>;
export type EngineErrorCode = keyof typeof ENGINE_ERRORS;

/** A field of a query or request that is wrong. */
export interface FieldIssue {
  /** Path in the reader's notation: `filters[0].values`. */
  readonly field: string;
  readonly message: string;
}

/** Every error that leaves the engine by a door. Codes of other rooms pass through with their own status and source. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: string;
  readonly status: number;
  readonly source: ErrorSource;
  readonly fields: readonly FieldIssue[];

  constructor(
    code: EngineErrorCode | { readonly code: string; readonly status: number; readonly source: ErrorSource },
    message: string,
    options: { readonly cause?: unknown; readonly fields?: readonly FieldIssue[] } = {}
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const kind = typeof code === 'string' ? { code, ...ENGINE_ERRORS[code] } : code;
    this.code = kind.code;
    this.status = kind.status;
    this.source = kind.source;
    this.fields = options.fields ?? [];
  }
}

/** `code` of an operating system error such as `"ENOENT"`. Not by `instanceof`: errors also come from other realms. */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

interface CodedError {
  readonly code: string;
  readonly status: number;
  readonly source: ErrorSource;
  readonly message: string;
  readonly fields?: readonly FieldIssue[];
}

function isCoded(error: unknown): error is CodedError {
  if (systemCode(error) === undefined) return false;
  const { status, source, message } = error as Record<string, unknown>;
  return typeof status === 'number' && (source === 'plugin' || source === 'downstream') && typeof message === 'string';
}

/** Makes any thrown value an EngineError; the one place where that is decided. */
export function toEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (isCoded(error)) return new EngineError(error, error.message, { cause: error, fields: error.fields ?? [] });
  if (typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError') {
    return new EngineError('ENGINE_CANCELLED', 'The request was cancelled by the caller.', { cause: error });
  }
  const reason =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
  return new EngineError(
    'ENGINE_INTERNAL',
    `The request failed inside the program: ${reason}. ${ENGINE_ERRORS.ENGINE_INTERNAL.fix}`,
    {
      cause: error,
    }
  );
}
