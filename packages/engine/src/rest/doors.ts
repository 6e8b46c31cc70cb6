import { noAccess } from '../access/access-keeper.ts';
import { answersWithin } from '../access/rows/answers-within.ts';
import { engineWithin } from '../access/rows/engine-within.ts';
import { NOTHING } from '../access/rows/row-scope.ts';
import type { RowScope } from '../access/rows/row-scope.ts';
import type { EngineContext } from '../engine-context.ts';
import type { Engine, Principal } from '../engine.ts';
import { restApp } from './app.ts';
import { problemResponse } from './problem.ts';

/** The REST API, for each caller with what the caller may see. */
export interface RestDoors {
  fetch(request: Request, principal: Principal): Promise<Response>;
}

type App = ReturnType<typeof restApp>;

/** Scopes whose application is kept; the least recently used go first. */
const KEPT = 64;
/** What somebody without access may still ask: whether the process lives, what there is to ask, and why there is no access. */
const OPEN = new Set(['/api/v1/health', '/api/v1/openapi.json', '/api/v1/access/me']);
/** Administrators repair scopes that shut everybody out. */
const REPAIR = new Set(['/api/v1/access/scopes', '/api/v1/access/preview', '/api/v1/audit']);

/**
 * One application for those who see everything, and one for each scope, of which every route is given a reader that reads nothing
 * beyond the scope: a route cannot forget to look.
 */
export function restDoors(engine: Engine, context: EngineContext): RestDoors {
  const whole = restApp(engine, context);
  const scoped = new Map<string, App>();

  function appWithin(scope: RowScope): App {
    const key = JSON.stringify(scope);
    const app =
      scoped.get(key) ??
      restApp(engineWithin(engine, scope), { ...context, answers: answersWithin(context.answers, scope) });
    scoped.delete(key);
    scoped.set(key, app);
    const [oldest] = scoped.keys();
    if (scoped.size > KEPT && oldest !== undefined) scoped.delete(oldest);
    return app;
  }

  return {
    async fetch(request, principal) {
      try {
        const seen = await context.access.of(principal);
        if (seen.sees === 'everything') return await whole.fetch(request, { principal });
        if (seen.sees === 'rows') return await appWithin(seen.scope).fetch(request, { principal });
        const { pathname } = new URL(request.url);
        const isOpen = OPEN.has(pathname) || (principal.role === 'admin' && REPAIR.has(pathname));
        if (!isOpen) throw noAccess(principal, seen);
        return await appWithin(NOTHING).fetch(request, { principal });
      } catch (error) {
        return problemResponse(error);
      }
    },
  };
}
