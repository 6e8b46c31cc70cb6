/** Every error this package makes: permanent code → HTTP-like status, who is to blame, what to do. */
export const GRAFANA_SDK_ERRORS = {
  SDK_COOKIE_MISSING: {
    status: 500,
    source: 'plugin',
    title: 'The executable was started by hand, not by Grafana.',
    fix: 'Let Grafana launch it, or launch it with `launchPlugin` of `@smartcloudops/grafana-sdk/host`.',
  },
  SDK_PROTOCOL_UNSUPPORTED: {
    status: 500,
    source: 'plugin',
    title: 'The host offers no plugin protocol that this SDK speaks.',
    fix: 'Use a Grafana that speaks plugin protocol 2 (every release since 7.0).',
  },
  SDK_LISTEN_FAILED: {
    status: 500,
    source: 'plugin',
    title: 'The plugin could not open its socket.',
    fix: 'Make the temporary folder writable and its path short (a socket path holds about 100 bytes); on Windows free a port of the given range.',
  },
  SDK_FRAME_INVALID: {
    status: 500,
    source: 'plugin',
    title: 'A frame has fields of unequal length, of an unknown type, or two data shapes at once.',
    fix: 'Give every field of the frame the same number of values and one of the documented types.',
  },
  SDK_FRAME_VALUE: {
    status: 500,
    source: 'plugin',
    title: 'A value does not fit the type of its field.',
    fix: 'Convert the value, choose a wider field type, or mark the field nullable.',
  },
  SDK_FRAME_UNREADABLE: {
    status: 502,
    source: 'downstream',
    title: 'Bytes or JSON that should be a frame are not one.',
    fix: 'Check that the sender writes an Arrow IPC file, or frame JSON with `schema` and `data`.',
  },
  SDK_QUERY_TYPE_UNKNOWN: {
    status: 400,
    source: 'plugin',
    title: 'The query names a type that the plugin does not have.',
    fix: 'Set `queryType` to one of the types named in the message.',
  },
  SDK_QUERY_INVALID: {
    status: 400,
    source: 'plugin',
    title: 'The query does not fit its schema.',
    fix: 'Correct the fields named in the message.',
  },
  SDK_SETTINGS_INVALID: {
    status: 400,
    source: 'plugin',
    title: 'The settings of the datasource or app do not fit their schema.',
    fix: 'Correct the settings named in the message on the configuration page.',
  },
  SDK_INSTANCE_MISSING: {
    status: 400,
    source: 'plugin',
    title: 'The call carries no datasource or app settings.',
    fix: 'Address the call to a configured datasource or an enabled app.',
  },
  SDK_CALL_CANCELLED: {
    status: 499,
    source: 'downstream',
    title: 'The caller went away before the answer was ready.',
    fix: 'Nothing to do; the work was stopped.',
  },
  SDK_CALL_DEADLINE: {
    status: 504,
    source: 'downstream',
    title: 'The deadline of the call passed before the answer was ready.',
    fix: 'Ask for less, or raise the evaluation timeout in Grafana.',
  },
  SDK_INTERNAL: {
    status: 500,
    source: 'plugin',
    title: 'A resource failed inside the plugin; the cause is in its log, not in the answer.',
    fix: 'Look the error up in the log of Grafana.',
  },
  SDK_HOST_START: {
    status: 502,
    source: 'downstream',
    title: 'The plugin executable ended, stayed silent or said something else than the handshake.',
    fix: 'Run it with its log shown (`onLog`); nothing may be printed to stdout before the handshake.',
  },
  SDK_HOST_CALL: {
    status: 502,
    source: 'downstream',
    title: 'A call to the plugin failed as a whole.',
    fix: 'See the cause and the log of the plugin.',
  },
  SDK_HOST_STOPPED: {
    status: 503,
    source: 'downstream',
    title: 'The plugin process is not running.',
    fix: 'Wait for the restart, or launch it again.',
  },
} as const;

export type GrafanaSdkErrorCode = keyof typeof GRAFANA_SDK_ERRORS;
export type ErrorSource = 'plugin' | 'downstream';

/** Message order: what happened, why, what to do. */
export class GrafanaSdkError extends Error {
  override readonly name = 'GrafanaSdkError';
  readonly code: GrafanaSdkErrorCode;
  readonly status: number;
  readonly source: ErrorSource;

  constructor(code: GrafanaSdkErrorCode, message: string, options: { cause?: unknown; source?: ErrorSource } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = GRAFANA_SDK_ERRORS[code].status;
    this.source = options.source ?? GRAFANA_SDK_ERRORS[code].source;
  }
}
