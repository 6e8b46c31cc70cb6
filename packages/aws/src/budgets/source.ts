import { collectPart, readPages } from '../collect-part.ts';
import type { ItemSource, SourceItem } from '../item-source.ts';
import type { BudgetsClient } from './client.ts';
import { BUDGETS_FACTS } from './facts.ts';
import { budgetItem } from './to-item.ts';

/** AWS's limit of a page. */
const PAGE = 100;
const PART = { kind: 'budget', scope: '' } as const;

/** The budgets that the account has in AWS (kind `budget`, complete). */
export function budgetsSource(client: BudgetsClient): ItemSource {
  return {
    facts: BUDGETS_FACTS,
    async *collect(context) {
      yield await collectPart(PART, async () => {
        await context.beforeCall('GetCallerIdentity');
        const AccountId = await client.accountId(context.signal);
        const items: SourceItem[] = [];
        const pages = readPages(
          'DescribeBudgets',
          context,
          (NextToken, signal) =>
            client.describeBudgets({ AccountId, MaxResults: PAGE, ShowFilterExpression: true, NextToken }, signal),
          ({ NextToken }) => NextToken
        );
        for await (const { Budgets = [] } of pages) {
          for (const budget of Budgets) items.push(budgetItem(budget, AccountId));
        }
        return { ...PART, items };
      });
    },
    close: () => client.close(),
  };
}
