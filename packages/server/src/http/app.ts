import { problemResponse } from '@smartcloudops/engine';
import type { Engine, Logger, Principal } from '@smartcloudops/engine';

import { ServerError } from '../errors.ts';
import type { TokenFile } from '../tokens/token-file.ts';
import { recogniseToken } from '../tokens/token.ts';
import { failureLimit } from './failure-limit.ts';

export interface HttpOptions {
  readonly engine: Pick<Engine, 'fetch'>;
  readonly tokens: Pick<TokenFile, 'list'>;
  readonly logger: Logger;
  readonly clock?: () => number;
}

/** Who asks without a token: nobody who may see anything. */
const ANONYMOUS: Principal = { name: 'anonymous', role: 'viewer', connections: [] };
const OPEN_PATHS = new Set(['/api/v1/health', '/api/v1/openapi.json']);

/** The engine's REST application behind bearer tokens. @param address of the caller, for the limit on wrong tokens */
export function httpApp({
  engine,
  tokens,
  logger,
  clock = Date.now,
}: HttpOptions): (request: Request, address: string) => Promise<Response> {
  const limit = failureLimit(clock);

  /** @throws ServerError `SERVER_UNAUTHENTICATED` */
  function principalOf(request: Request): Principal {
    const header = request.headers.get('authorization');
    if (header === null && OPEN_PATHS.has(new URL(request.url).pathname)) return ANONYMOUS;
    const [, text] = /^Bearer (\S+)$/i.exec(header ?? '') ?? [];
    const record = text === undefined ? null : recogniseToken(text, tokens.list());
    if (!record) {
      throw new ServerError(
        'SERVER_UNAUTHENTICATED',
        header === null
          ? 'The request carries no token. Send "Authorization: Bearer <token>"; smartcloudops token create makes one.'
          : 'The token is not known here; it may have been revoked. smartcloudops token list shows those that are valid.'
      );
    }
    const { name, role, connections, teams = [] } = record;
    return { name, role, connections, teams };
  }

  async function answer(request: Request, address: string): Promise<Response> {
    const wait = limit.blockedFor(address);
    if (wait !== null) {
      const error = new ServerError(
        'SERVER_TOO_MANY_FAILURES',
        `Too many wrong tokens came from this address. Wait ${wait} seconds.`
      );
      return problemResponse(error, { 'retry-after': String(wait) });
    }
    try {
      return await engine.fetch(request, principalOf(request));
    } catch (error) {
      if (error instanceof ServerError && error.code === 'SERVER_UNAUTHENTICATED') {
        // A request without any token is a mistake, not a guess.
        if (request.headers.has('authorization')) limit.failed(address);
        return problemResponse(error, { 'www-authenticate': 'Bearer' });
      }
      return problemResponse(error);
    }
  }

  return async (request, address) => {
    const started = performance.now();
    const response = await answer(request, address);
    response.headers.set('x-content-type-options', 'nosniff');
    response.headers.set('cache-control', 'no-store');
    const { pathname } = new URL(request.url);
    logger.info(
      { method: request.method, path: pathname, status: response.status, ms: Math.round(performance.now() - started) },
      'request'
    );
    return response;
  };
}
