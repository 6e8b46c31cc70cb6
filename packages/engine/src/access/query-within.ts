import type { DataFrame, Query } from '@smartcloudops/contract';

import { answerQuery } from '../answers/answer-query.ts';
import type { AnswerProgress } from '../answers/answer-cache.ts';
import type { EngineContext } from '../engine-context.ts';
import type { FirstContact } from '../health/first-contact.ts';
import { sourceRows } from '../source-state/source-rows.ts';
import { sourceStateFrame } from '../source-state/source-state-frame.ts';
import type { Call } from '../threads/messages.ts';
import type { Access } from './policy/access-of.ts';
import { answersWithin } from './rows/answers-within.ts';
import { isVisible } from './rows/row-scope.ts';
import type { RowScope } from './rows/row-scope.ts';
import { narrowed } from './rows/whole-connections.ts';

type Asked = Readonly<{ query: Query; connections: readonly string[] | null }>;

/** Answers a query of somebody with a scope. @throws EngineError `ENGINE_BEYOND_SCOPE` */
export async function queryWithin(
  context: EngineContext & { readonly contact: FirstContact },
  { scope, scopes }: Pick<Extract<Access, { readonly sees: 'rows' }>, 'scope' | 'scopes'>,
  { query, connections }: Asked,
  call: Call<AnswerProgress>
): Promise<readonly DataFrame[]> {
  if (query.queryType === 'source-state') {
    const whole = narrowed(query.queryType, connections, scope);
    return [sourceStateFrame(await sourceRows(context, whole, query), query, context.clock())];
  }
  const { answers, contact } = context;
  const within = { answers: answersWithin(answers, scope), contact: quiet(contact, scope) };
  const frames = await answerQuery(within, { query, connections }, call);
  // A part must not be taken for the whole: the query inspector tells whose part it is.
  return frames.map(({ meta, ...frame }) => ({ ...frame, meta: { ...meta, custom: { ...meta.custom, scopes } } }));
}

/** That something is missing is told; why may speak of what is not visible. */
function quiet(contact: FirstContact, scope: RowScope): FirstContact {
  return {
    async unfinished(connections, reads) {
      const found = await contact.unfinished(
        (connections ?? []).filter((id) => isVisible(scope, id)),
        reads
      );
      const text = 'Not all of these data could be collected yet. An administrator sees why.';
      return found.map((one) => (one.collecting ? one : { ...one, notice: { severity: 'warning', text } }));
    },
  };
}
