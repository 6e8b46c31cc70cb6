import type { AwsError } from './aws-error.ts';
import { RawAnswer } from './raw-answer.ts';
import type { Service } from './service.ts';
import { xmlChildren, xmlDocument, xmlOf } from './xml.ts';

/** What goes back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** The answer of an operation in the protocol of its service. */
export function answer(service: Service, operation: string, output: unknown, requestId: string): Reply {
  if (output instanceof RawAnswer) {
    return { status: output.status, headers: { ...output.headers, 'x-amz-request-id': requestId }, body: output.body };
  }
  switch (service.protocol) {
    case 'query': {
      const inner = xmlOf(`${operation}Result`, output ?? {}) + xmlOf('ResponseMetadata', { RequestId: requestId });
      return xml(200, xmlDocument(`${operation}Response`, service.xmlNamespace ?? null, inner), requestId);
    }
    case 'ec2': {
      const inner = xmlOf('requestId', requestId) + xmlChildren(output ?? {});
      return xml(200, xmlDocument(`${operation}Response`, service.xmlNamespace ?? null, inner), requestId);
    }
    case 'rest-xml':
      return xml(200, xmlDocument(operation, service.xmlNamespace ?? null, xmlChildren(output ?? {})), requestId);
    default:
      return json(service, 200, JSON.stringify(output ?? {}), requestId);
  }
}

/** Services whose errors carry `Message`. */
const CAPITAL_MESSAGE: ReadonlySet<string> = new Set(['ce', 'budgets', 'organizations', 'securityhub', 'athena']);

/** An error in the protocol of its service. */
export function refuse(service: Service, error: AwsError, requestId: string): Reply {
  const { code: Code, message: Message, status, details } = error;
  switch (service.protocol) {
    case 'query': {
      const inner = xmlOf('Error', { Type: status < 500 ? 'Sender' : 'Receiver', Code, Message });
      const document = xmlDocument(
        'ErrorResponse',
        service.xmlNamespace ?? null,
        inner + xmlOf('RequestId', requestId)
      );
      return xml(status, document, requestId);
    }
    case 'ec2': {
      const inner = xmlOf('Errors', { Error: { Code, Message } }) + xmlOf('RequestID', requestId);
      return xml(status, xmlDocument('Response', null, inner), requestId);
    }
    case 'rest-xml':
      return xml(
        status,
        xmlDocument('Error', null, xmlChildren({ Code, Message, ...details, RequestId: requestId })),
        requestId
      );
    default:
      return refuseJson(service, error, requestId);
  }
}

function refuseJson(service: Service, error: AwsError, requestId: string): Reply {
  const modelled = CAPITAL_MESSAGE.has(service.name) && error.code !== 'ValidationException';
  const told = { [modelled ? 'Message' : 'message']: error.message };
  if (service.protocol === 'rest-json') {
    const reply = json(service, error.status, JSON.stringify(told), requestId);
    return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': error.code } };
  }
  const reply = json(service, error.status, JSON.stringify({ __type: error.code, ...told }), requestId);
  if (service.name !== 'monitoring') return reply;
  const queryCode = error.code.replace(/(Exception|Fault)$/, '');
  const kind = error.status < 500 ? 'Sender' : 'Receiver';
  return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': `${queryCode};${kind}` } };
}

const JSON_TYPES: Readonly<Record<string, string>> = {
  'json-1.0': 'application/x-amz-json-1.0',
  'json-1.1': 'application/x-amz-json-1.1',
};

function json(service: Service, status: number, body: string, requestId: string): Reply {
  const type = JSON_TYPES[service.protocol] ?? 'application/json';
  return { status, headers: { 'content-type': type, 'x-amzn-requestid': requestId }, body };
}

function xml(status: number, body: string, requestId: string): Reply {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}
