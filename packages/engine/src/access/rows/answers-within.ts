import type { Answers } from '../../desks/answers.ts';
import type { Call } from '../../threads/messages.ts';
import { isWhole } from './row-scope.ts';
import type { RowScope } from './row-scope.ts';

/** The same questions within a scope. Settings are of connections that are visible wholly; whatever else is not a question is refused. */
export function answersWithin(answers: Answers, scope: RowScope): Answers {
  const connections: Answers['connections'] = async () =>
    (await answers.connections(null)).filter(({ id }) => isWhole(scope, id));
  return new Proxy({} as Answers, {
    get(_, method) {
      if (typeof method !== 'string') return undefined;
      if (method === 'connections') return connections;
      return (input: unknown, call?: Call) => answers.within({ scope, method, input }, call);
    },
  });
}
