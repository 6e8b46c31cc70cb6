import type { Principal } from '../engine.ts';
import { EngineError } from '../errors.ts';

/**
 * The connections that a question may read: what the caller may see, narrowed to what was asked for. Null for all.
 * @throws EngineError `ENGINE_FORBIDDEN_CONNECTION` when one is named that the caller may not see
 */
export function scopeOf(principal: Principal, asked: readonly string[] | null | undefined): readonly string[] | null {
  const { connections: allowed, name } = principal;
  if (!asked) return allowed;
  const forbidden = allowed === null ? [] : asked.filter((id) => !allowed.includes(id));
  if (forbidden.length > 0) {
    throw new EngineError(
      'ENGINE_FORBIDDEN_CONNECTION',
      `${name} may not read the connection ${forbidden.map((id) => `"${id}"`).join(', ')}. Leave it out of the query, or ask an administrator for access.`
    );
  }
  return asked;
}
