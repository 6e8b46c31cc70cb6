import { PrometheusError } from './errors.ts';
import { postForm } from './post-form.ts';
import type { Answer } from './post-form.ts';
import type { PrometheusSettings } from './settings.ts';

/** A series of an answer. */
export interface AnsweredSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Moments, epoch seconds, and values as text. */
  readonly samples: readonly (readonly [number, string])[];
}

export interface NamedQuery {
  readonly name: string;
  /** Without placeholders. */
  readonly query: string;
}

/** The value of each series now. @throws PrometheusError */
export async function askNow(
  settings: PrometheusSettings,
  { name, query }: NamedQuery,
  signal?: AbortSignal
): Promise<readonly AnsweredSeries[]> {
  return readAnswer(name, await postForm(settings, '/api/v1/query', { query }, signal), 'vector');
}

/** Values at `start`, `start + step`, … up to and with `end`, epoch seconds. @throws PrometheusError */
export async function askRange(
  settings: PrometheusSettings,
  { name, query }: NamedQuery,
  { start, end, step }: { readonly start: number; readonly end: number; readonly step: number },
  signal?: AbortSignal
): Promise<readonly AnsweredSeries[]> {
  const form = { query, start: String(start), end: String(end), step: String(step) };
  return readAnswer(name, await postForm(settings, '/api/v1/query_range', form, signal), 'matrix');
}

interface Body {
  readonly status?: string;
  readonly data?: { readonly resultType?: string; readonly result?: unknown };
  readonly errorType?: string;
  readonly error?: string;
}

interface RawSeries {
  readonly metric?: Readonly<Record<string, string>>;
  readonly value?: readonly [number, string];
  readonly values?: readonly (readonly [number, string])[];
}

function readAnswer(name: string, answer: Answer, wanted: 'vector' | 'matrix'): readonly AnsweredSeries[] {
  const body = parse(answer);
  if (answer.status !== 200 || body?.status !== 'success') throw faultOf(name, answer.status, body);
  const { resultType, result } = body.data ?? {};
  if (resultType !== wanted || !Array.isArray(result))
    throw new PrometheusError(
      'PROMETHEUS_QUERY_REFUSED',
      `The query "${name}" gives a ${resultType ?? 'nothing'}, and only series can be measured.`
    );
  return (result as readonly RawSeries[]).map(({ metric = {}, value, values }) => ({
    labels: metric,
    samples: values ?? (value ? [value] : []),
  }));
}

function parse({ body }: Answer): Body | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' ? (value as Body | null) : null;
  } catch {
    return null;
  }
}

/** What the API's documentation says of statuses and error types. */
function faultOf(name: string, status: number, body: Body | null): PrometheusError {
  const said = (body?.error ?? `HTTP status ${status}`).replace(/\.$/, '');
  if (status === 401 || status === 403)
    return new PrometheusError(
      'PROMETHEUS_DENIED',
      `Prometheus refused the query "${name}" with HTTP status ${status}.`
    );
  if (body?.errorType === 'bad_data')
    return new PrometheusError('PROMETHEUS_QUERY_REFUSED', `Prometheus refused the query "${name}": ${said}.`);
  if (body?.errorType === 'execution')
    return new PrometheusError('PROMETHEUS_QUERY_FAILED', `Prometheus failed at the query "${name}": ${said}.`);
  if (status >= 500 || status === 429)
    return new PrometheusError('PROMETHEUS_UNAVAILABLE', `Prometheus did not answer the query "${name}": ${said}.`);
  return new PrometheusError(
    'PROMETHEUS_ANSWER_UNREADABLE',
    status === 200 ? 'The answer is not what the API gives.' : `The API was not found there (HTTP status ${status}).`
  );
}
