import { request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';

import { PrometheusError } from './errors.ts';
import type { PrometheusSettings } from './settings.ts';

/** Longest that a call may take. */
const TIMEOUT_MS = 60_000;
/** Longer answers are not kept in memory. */
const LONGEST = 256 * 2 ** 20;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

const CERTIFICATE = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL_X509)/;

/** One call. Redirects are not followed, because credentials would be. @throws PrometheusError, or what the signal aborts with */
export function postForm(
  settings: PrometheusSettings,
  path: string,
  form: Readonly<Record<string, string>>,
  signal?: AbortSignal
): Promise<Answer> {
  const base = baseOf(settings.url);
  const url = new URL(`${base.href.replace(/\/+$/, '')}${path}`);
  const body = new URLSearchParams(form).toString();
  const { tls = {} } = settings;
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      accept: 'application/json',
      ...authorization(settings),
      ...(settings.tenant === undefined ? {} : { 'x-scope-orgid': settings.tenant }),
    },
    ...(signal ? { signal } : {}),
  };
  const secure = {
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
    rejectUnauthorized: tls.skipVerify !== true,
  };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest =
      url.protocol === 'https:' ? requestHttps(url, { ...options, ...secure }) : requestHttp(url, options);
    const fail = (error: unknown) => reject(signal?.aborted ? signal.reason : faultOf(error, url));
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} seconds`)));
    sent.on('error', fail);
    sent.on('response', (response) => readBody(response).then(resolve, fail));
    sent.end(body);
  });
}

async function readBody(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const data = chunk as Buffer;
    size += data.length;
    if (size > LONGEST) throw new Error(`the answer is longer than ${LONGEST / 2 ** 20} MB`);
    chunks.push(data);
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}

function authorization({ bearerToken, username, password }: PrometheusSettings): { authorization?: string } {
  if (bearerToken) return { authorization: `Bearer ${bearerToken}` };
  if (!username) return {};
  return { authorization: `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}` };
}

/** @throws PrometheusError `PROMETHEUS_SETTING_WRONG` */
function baseOf(text: string): URL {
  const url = URL.parse(text);
  const wrong = (why: string) => new PrometheusError('PROMETHEUS_SETTING_WRONG', `prometheus.url ${why}.`);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw wrong('is no address that begins with http:// or https://');
  if (url.username || url.password) throw wrong('holds a user name or a password, which have settings of their own');
  if (url.search || url.hash) throw wrong('ends in a query or a fragment, which an API has none of');
  return url;
}

function faultOf(error: unknown, { host, protocol }: URL): PrometheusError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const where = `${protocol}//${host}`;
  if (CERTIFICATE.test(code))
    return new PrometheusError(
      'PROMETHEUS_CERTIFICATE_REFUSED',
      `${where} shows a certificate that is refused (${code}).`
    );
  // Errors of the network say where, not what was sent.
  return new PrometheusError('PROMETHEUS_UNREACHABLE', `${where} did not answer: ${message || code}.`, {
    cause: new Error(message || code),
  });
}
