import type { Engine } from '../../engine.ts';
import { beyondScope } from './beyond-scope.ts';
import { isVisible, isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';

/** The engine for routes that are asked by somebody with a scope: what is about a connection as a whole is of visible wholes only. */
export function engineWithin(engine: Engine, scope: RowScope): Engine {
  const only =
    <Rest extends unknown[], Output>(what: string, act: (id: string, ...rest: Rest) => Promise<Output>) =>
    async (id: string, ...rest: Rest) => {
      if (!isWhole(scope, id)) throw beyondScope(what);
      return act(id, ...rest);
    };
  const refuse = () => Promise.reject(beyondScope('This'));
  const { backfill } = engine;
  return {
    ...engine,
    connections: async () =>
      (await engine.connections())
        .filter(({ id }) => isVisible(scope, id))
        .map((one) =>
          isWhole(scope, one.id) ? one : { ...one, problem: one.problem && 'It needs attention; ask an administrator.' }
        ),
    async health(id, signal) {
      if (isWhole(scope, id)) return engine.health(id, signal);
      if (!isVisible(scope, id)) throw beyondScope('How it is');
      const { status } = await engine.health(id, signal);
      const message =
        status === 'ok'
          ? 'The connection works. You see a part of its data.'
          : 'The connection needs attention: ask an administrator, who sees why. What is known stays available.';
      return { status, message, details: {} };
    },
    collect: only('Collecting', engine.collect),
    backfill: {
      ask: only('What history costs', backfill.ask),
      start: only('Collecting history', backfill.start),
      cancel: only('Collecting history', backfill.cancel),
    },
    connect: refuse,
    disconnect: refuse,
    importFiles: refuse,
    verify: refuse,
  };
}
