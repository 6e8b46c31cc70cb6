import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What an `Authorization: AWS4-HMAC-SHA256 …` header says. */
interface Signature {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const HEADER =
  /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** Reads the signature of a request; null when there is none or it is malformed. */
export function readSignature(authorization: string | undefined): Signature | null {
  const match = HEADER.exec(authorization ?? '');
  if (!match) return null;
  const [, accessKeyId = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] = match;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

function canonicalQuery(url: string): string {
  const query = url.split('?')[1] ?? '';
  return query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');
}

/** S3 signs the path as it is sent; all others encode it once more. */
function canonicalPath(url: string, service: string): string {
  const path = url.split('?')[0] || '/';
  if (service === 's3') return path;
  return path.split('/').map(encodeURIComponent).join('/');
}

/** S3 lets the client state the hash of the body, or leave it out. */
function bodyHash({ headers, body }: SignedRequest): string {
  const stated = headers['x-amz-content-sha256'];
  return stated === 'UNSIGNED-PAYLOAD' ? stated : sha256(body);
}

/** Checks a signature as AWS does (Signature Version 4), with the key's secret. */
export function verifies(request: SignedRequest, signature: Signature, secret: string): boolean {
  const header = (name: string) => [request.headers[name] ?? ''].flat().join(',').trim().replace(/\s+/g, ' ');
  const canonical = [
    request.method,
    canonicalPath(request.url, signature.service),
    canonicalQuery(request.url),
    ...signature.signedHeaders.map((name) => `${name}:${header(name)}`),
    '',
    signature.signedHeaders.join(';'),
    bodyHash(request),
  ].join('\n');
  const scope = `${signature.date}/${signature.region}/${signature.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, sha256(canonical)].join('\n');
  const steps = [signature.date, signature.region, signature.service, 'aws4_request'];
  const key = steps.reduce<string | Buffer>((parent, step) => hmac(parent, step), `AWS4${secret}`);
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature.signature, 'hex'));
}
