import { validation } from './aws-error.ts';
import { readForm } from './form.ts';
import { matchPath } from './path-template.ts';
import { isForm, isRest } from './protocol.ts';
import type { Operation, Service } from './service.ts';
import type { SignedRequest } from './sigv4.ts';

/**
 * Input of a call: the form or JSON body; with REST also the labels of the path and the query parameters (a repeated one is a
 * list), by the names they have on the wire. @throws AwsError when the body cannot be read
 */
export function readInput(service: Service, operation: Operation, request: SignedRequest): Record<string, unknown> {
  const body = request.body.toString();
  if (isForm(service.protocol)) return readForm(new URLSearchParams(body));
  if (!isRest(service.protocol)) return readJson(body);
  const [path = '/', search = ''] = request.url.split('?');
  const query = new URLSearchParams(search);
  const input: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    input[name] = values.length > 1 ? values : values[0];
  }
  return {
    ...(service.protocol === 'rest-json' ? readJson(body) : {}),
    ...input,
    ...(operation.http ? matchPath(operation.http.path, path, query) : {}),
  };
}

function readJson(body: string): Record<string, unknown> {
  let input: unknown;
  try {
    input = JSON.parse(body === '' ? '{}' : body);
  } catch {
    input = null;
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as Record<string, unknown>;
  throw validation('The request body is not a JSON object.');
}
