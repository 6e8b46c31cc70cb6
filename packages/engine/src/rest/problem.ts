import type { Problem } from '@smartcloudops/contract';

import { ENGINE_ERRORS, toEngineError } from '../errors.ts';
import type { EngineError } from '../errors.ts';

function titleOf({ code }: EngineError): string {
  return code in ENGINE_ERRORS ? ENGINE_ERRORS[code as keyof typeof ENGINE_ERRORS].title : 'The request failed';
}

/** Any thrown value as RFC 9457 problem+json, with the permanent code of the error. */
export function problemResponse(thrown: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const error = toEngineError(thrown);
  const { code, status, source, message, fields } = error;
  const problem: Problem = {
    type: `urn:smartcloudops:error:${code}`,
    title: titleOf(error),
    status,
    detail: message,
    code,
    source,
    ...(fields.length > 0 ? { issues: fields.map((issue) => ({ ...issue })) } : {}),
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  });
}
