import { budgetSchema } from '@smartcloudops/contract';
import type { BudgetJson } from '@smartcloudops/contract';
import type { StateStore } from '@smartcloudops/warehouse';

import { auditBook } from '../access/policy/audit-book.ts';
import { EngineError } from '../errors.ts';
import { refusal } from '../parse-query.ts';

const PREFIX = 'budget/';
const CHANGES = 'budgets/changes';

type Connections = readonly string[] | null;

/** Who changes a budget: connections that may be read (null: all), and what the audit names. */
export interface BudgetAuthor {
  readonly connections: Connections;
  readonly realm: string;
  readonly by: string;
}

/** Budgets that people wrote, kept with the data, so that every door and process has the same. */
export interface BudgetBook {
  /** Those whose connections may all be read: of a part of its charges nobody can say how a budget fares. By id. */
  list(connections: Connections): Promise<readonly BudgetJson[]>;
  /** The audit has the change before it holds. @throws EngineError `ENGINE_BAD_BUDGET` with `fields` */
  put(input: BudgetAuthor & { readonly budget: unknown }): Promise<BudgetJson>;
  /** @throws EngineError `ENGINE_NO_SUCH_BUDGET` */
  remove(input: BudgetAuthor & { readonly id: string }): Promise<void>;
  /** Grows with every change. */
  version(): Promise<number>;
}

/** Where the audit keeps changes of budgets, apart from those of scopes, whose places they would take. */
export const budgetRealm = (realm: string): string => `${realm}/budgets`;

export function budgetBook(state: StateStore, clock: () => number): BudgetBook {
  const audit = auditBook(state);
  const version = async () => Number((await state.get(CHANGES)) ?? 0);
  async function get(id: string): Promise<BudgetJson | null> {
    const text = await state.get(PREFIX + id);
    return text === null ? null : (JSON.parse(text) as BudgetJson);
  }
  async function list(connections: Connections): Promise<readonly BudgetJson[]> {
    const all = (await state.list(PREFIX)).map(({ value }) => JSON.parse(value) as BudgetJson);
    return all.filter((budget) => isWithin(budget, connections)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
  async function changing(
    { realm, by }: BudgetAuthor,
    change: { readonly action: string; readonly message: string; readonly details: unknown }
  ): Promise<void> {
    const next = (await version()) + 1;
    await audit.write(budgetRealm(realm), next, { at: clock(), by, ...change });
    await state.set(CHANGES, String(next));
  }
  return {
    list,
    version,
    async put({ budget: input, ...author }) {
      const parsed = budgetSchema.safeParse(input);
      if (!parsed.success) throw refusal('ENGINE_BAD_BUDGET', 'budget', parsed.error);
      const budget: BudgetJson = { ...parsed.data, connections: parsed.data.connections ?? mine(author) };
      const before = await get(budget.id);
      if (before && !isWithin(before, author.connections))
        throw new EngineError(
          'ENGINE_BAD_BUDGET',
          `A budget of connections that ${author.by} may not read has the id "${budget.id}". Choose another id.`,
          { fields: [{ field: 'id', message: 'It is taken; choose another one.' }] }
        );
      const { id, name, amount, currency, period } = budget;
      const message = `${author.by} set the budget "${name}" (${id}) to ${amount} ${currency} a ${period}.`;
      await changing(author, { action: 'budgets.put', message, details: { before, after: budget } });
      await state.set(PREFIX + id, JSON.stringify(budget));
      return budget;
    },
    async remove({ id, ...author }) {
      const before = await get(id);
      if (!before || !isWithin(before, author.connections)) {
        const known = (await list(author.connections)).map((one) => one.id);
        throw new EngineError(
          'ENGINE_NO_SUCH_BUDGET',
          `There is no budget "${id}". ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'None has been written yet: PUT /api/v1/budgets/<id>.'}`
        );
      }
      const message = `${author.by} removed the budget "${before.name}" (${id}).`;
      await changing(author, { action: 'budgets.remove', message, details: { before, after: null } });
      await state.delete(PREFIX + id);
    },
  };
}

const mine = ({ connections }: BudgetAuthor) => (connections === null ? null : [...connections]);

/** Whether all connections of a budget are among these. */
function isWithin({ connections: own }: BudgetJson, connections: Connections): boolean {
  return connections === null || (own?.every((id) => connections.includes(id)) ?? false);
}
