import type { AwsError } from './aws-error.ts';
import { validation } from './aws-error.ts';
import type { Service } from './service.ts';
import { xmlOf } from './xml.ts';

/** What goes back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Input of a call from its body. @throws SerializationException-like validation errors */
export function readInput(service: Service, body: string): Record<string, unknown> {
  if (service.protocol === 'query') return readForm(new URLSearchParams(body));
  let input: unknown;
  try {
    input = JSON.parse(body === '' ? '{}' : body);
  } catch {
    input = null;
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as Record<string, unknown>;
  throw validation('The request body is not a JSON object.');
}

/** Query parameters with their `Name.member.1.Key` paths resolved into nested values. */
function readForm(form: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [path, value] of form) {
    if (!path.includes('.') && path !== 'Action' && path !== 'Version') input[path] = value;
  }
  return input;
}

const XML_NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

export function answer(service: Service, operation: string, output: unknown, requestId: string): Reply {
  if (service.protocol === 'query') {
    const inner = xmlOf(`${operation}Result`, output) + xmlOf('ResponseMetadata', { RequestId: requestId });
    const body = `<${operation}Response xmlns="${XML_NAMESPACE}">${inner}</${operation}Response>`;
    return { status: 200, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
  }
  return json(service, 200, JSON.stringify(output ?? {}), requestId);
}

/** Services whose errors carry `Message`. */
const CAPITAL_MESSAGE: ReadonlySet<string> = new Set(['ce', 'budgets', 'organizations']);

export function refuse(service: Service, error: AwsError, requestId: string): Reply {
  if (service.protocol === 'query') {
    const type = error.status < 500 ? 'Sender' : 'Receiver';
    const inner =
      xmlOf('Error', { Type: type, Code: error.code, Message: error.message }) + xmlOf('RequestId', requestId);
    const body = `<ErrorResponse xmlns="${XML_NAMESPACE}">${inner}</ErrorResponse>`;
    return { status: error.status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
  }
  const modelled = CAPITAL_MESSAGE.has(service.name) && error.code !== 'ValidationException';
  const member = modelled ? 'Message' : 'message';
  const reply = json(service, error.status, JSON.stringify({ __type: error.code, [member]: error.message }), requestId);
  const queryCode = error.code.replace(/(Exception|Fault)$/, '');
  const kind = error.status < 500 ? 'Sender' : 'Receiver';
  if (service.name !== 'monitoring') return reply;
  return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': `${queryCode};${kind}` } };
}

function json(service: Service, status: number, body: string, requestId: string): Reply {
  const version = service.protocol === 'json-1.0' ? '1.0' : '1.1';
  return {
    status,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': requestId },
    body,
  };
}
