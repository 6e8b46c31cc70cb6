import type * as pb from '../proto/generated/pluginv2.ts';

const ORIGIN = 'http://plugin';
const BODILESS = new Set(['GET', 'HEAD']);

export function toRequest({ path, url, method, headers, body }: pb.CallResourceRequest, signal: AbortSignal): Request {
  const verb = (method || 'GET').toUpperCase();
  return new Request(`${ORIGIN}${target(path, url)}`, {
    method: verb,
    headers: requestHeaders(headers),
    signal,
    ...(body.length > 0 && !BODILESS.has(verb) ? { body: new Uint8Array(body) } : {}),
  });
}

/** The url is the encoded path with its query; a leading double slash must not become a host. */
function target(path: string, url: string): string {
  return `/${(url || path.split('/').map(encodeURIComponent).join('/')).replace(/^[./]*\//, '')}`;
}

const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const FORBIDDEN_VALUE = /[\0\r\n]/;

/** Header values are bytes: text beyond Latin-1 travels as its UTF-8 bytes. */
function requestHeaders(headers: Readonly<Record<string, pb.StringList>>): Headers {
  const result = new Headers();
  for (const [name, { values }] of Object.entries(headers)) {
    for (const value of values) {
      if (NAME.test(name) && !FORBIDDEN_VALUE.test(value))
        result.append(name, Buffer.from(value, 'utf8').toString('latin1'));
    }
  }
  return result;
}

export function responseHeaders(headers: Headers): Record<string, pb.StringList> {
  const result: Record<string, pb.StringList> = {};
  for (const [name, value] of headers) {
    (result[name] ??= { values: [] }).values.push(Buffer.from(value, 'latin1').toString('utf8'));
  }
  return result;
}
