import { problemSchema } from '@smartcloudops/contract';
import type { z } from '@hono/zod-openapi';

import type { Principal } from '../engine.ts';
import { EngineError } from '../errors.ts';

/** The answers of a route: its own, and problems. */
export function answers<Schema extends z.ZodType>(schema: Schema, description: string) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
  } as const;
}

/** @throws EngineError `ENGINE_FORBIDDEN_ROLE` for viewers */
export function requireEditor({ name, role }: Principal, action: string): void {
  if (role === 'viewer') {
    throw new EngineError(
      'ENGINE_FORBIDDEN_ROLE',
      `${name} has the role "viewer", which may not ${action}. Use a token with the role "editor" or "admin".`
    );
  }
}

/** @throws EngineError `ENGINE_FORBIDDEN_ROLE` for everybody but administrators */
export function requireAdmin({ name, role }: Principal, action: string): void {
  if (role === 'admin') return;
  throw new EngineError(
    'ENGINE_FORBIDDEN_ROLE',
    `${name} has the role "${role}", which may not ${action}. Ask an administrator.`
  );
}
