import { QUERY_TYPES, querySchema } from '@smartcloudops/contract';
import type { Query } from '@smartcloudops/contract';
import type { z } from 'zod';

import { EngineError } from './errors.ts';
import type { EngineErrorCode, FieldIssue } from './errors.ts';

function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index ? '.' : ''}${String(part)}`))
    .join('');
}

function fieldIssues(error: z.core.$ZodError): readonly FieldIssue[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: fieldPath([...issue.path, key]), message: 'There is no such field.' }))
      : [{ field: fieldPath(issue.path), message: issue.message }]
  );
}

/** Turns what a schema refused into an error that names each field. */
export function refusal(code: EngineErrorCode, what: string, error: z.core.$ZodError): EngineError {
  const issues = fieldIssues(error);
  const list = issues.map(({ field, message }) => (field ? `"${field}": ${message}` : message)).join(' ');
  return new EngineError(code, `The ${what} is not understood. ${list}`, { fields: issues, cause: error });
}

/** @throws EngineError `ENGINE_BAD_QUERY` with `fields` */
export function parseQuery(input: unknown): Query {
  const result = querySchema.safeParse(input);
  if (result.success) return result.data;
  const type = typeof input === 'object' && input !== null && 'queryType' in input ? input.queryType : undefined;
  if (!(QUERY_TYPES as readonly unknown[]).includes(type)) {
    const message = `${type === undefined ? 'It is missing' : `There is no query type ${JSON.stringify(type)}`}; use one of ${QUERY_TYPES.map((known) => `"${known}"`).join(', ')}.`;
    throw new EngineError('ENGINE_BAD_QUERY', `The query is not understood. "queryType": ${message}`, {
      fields: [{ field: 'queryType', message }],
    });
  }
  throw refusal('ENGINE_BAD_QUERY', 'query', result.error);
}
