import type { Query } from '@smartcloudops/contract';
import type { Warehouse } from '@smartcloudops/warehouse';

import { allocationBook } from '../../allocation/allocation-book.ts';
import { budgetBook } from '../../budgets/budget-book.ts';
import { warehouseReader } from '../../answers/reader.ts';
import type { Asked } from '../../answers/question.ts';
import type { Reader } from '../../answers/reader.ts';
import type { AskedPast } from '../../rehearsal/ask-past.ts';
import type { Call } from '../../threads/messages.ts';
import type { AnswerProgress } from '../../answers/answer-cache.ts';
import { beyondScope } from './beyond-scope.ts';
import type { RowScope } from './row-scope.ts';
import { scopedWarehouse } from './scoped-warehouse.ts';
import { narrowed } from './whole-connections.ts';

/** What may be asked within a scope. A method that is not named here is refused. */
const METHODS = [
  'frames',
  'json',
  'past',
  'current',
  'dimensionValues',
  'accountNames',
  'tagKeys',
  'activatedTags',
  'metrics',
  'measured',
  'loads',
  'ledger',
  'state',
  'basis',
] as const satisfies readonly (keyof Reader)[];
export type ScopedMethod = (typeof METHODS)[number] | 'allocations' | 'budgets';

export interface ScopedCall {
  readonly scope: RowScope;
  readonly method: string;
  readonly input: unknown;
}

/** Scopes whose answers are remembered; the least recently asked go first. */
const KEPT_SCOPES = 16;
/** Answers of each. */
const REMEMBERED = 150;

const NOT_KEPT = { keep: () => undefined, flush: () => Promise.resolve() };

type Method = (input: unknown, call?: Call<AnswerProgress>) => Promise<unknown>;

/**
 * Answers within scopes. Each scope has a reader of its own over a warehouse that holds what it allows, so nothing that is remembered
 * or worked on for one caller reaches another who sees something else.
 */
export function scopedReaders(
  warehouse: Warehouse,
  clock: () => number
): (call: ScopedCall, options?: Call<AnswerProgress>) => Promise<unknown> {
  const readers = new Map<string, Readonly<Partial<Record<string, Method>>>>();

  function open(scope: RowScope): Readonly<Partial<Record<string, Method>>> {
    const seen = scopedWarehouse(warehouse, scope);
    const reader = warehouseReader(seen, { clock, keeper: NOT_KEPT, remembered: REMEMBERED });
    const allocations = allocationBook(seen);
    const budgets = budgetBook(seen.state, clock);
    const within = (asked: Asked<Query>): Asked<Query> => ({
      ...asked,
      connections: narrowed(asked.query.queryType, asked.connections, scope),
    });
    return {
      budgets: async (input) => budgets.list((input as { readonly connections: readonly string[] | null }).connections),
      ...Object.fromEntries(METHODS.map((name) => [name, reader[name] as Method])),
      frames: async (asked, call) => reader.frames(within(asked as Asked<Query>), call),
      past: async (asked, call) => {
        const { at, ...question } = asked as AskedPast;
        return reader.past({ ...within(question), at }, call as Call<never>);
      },
      json: async (asked, call) => reader.json(within(asked as Asked<Query>) as Parameters<Reader['json']>[0], call),
      // What rules say of accounts and tags is not for everybody; their names are needed to ask.
      allocations: async () =>
        (await allocations.list(scope.connections)).map(({ name, title }) => ({ name, title, rules: [], splits: [] })),
    };
  }

  return async ({ scope, method, input }, call) => {
    const key = JSON.stringify(scope);
    const reader = readers.get(key) ?? open(scope);
    readers.delete(key);
    readers.set(key, reader);
    const [oldest] = readers.keys();
    if (readers.size > KEPT_SCOPES && oldest !== undefined) readers.delete(oldest);
    const answer = Object.hasOwn(reader, method) ? reader[method] : undefined;
    if (!answer) throw beyondScope('This');
    return answer(input, call);
  };
}
