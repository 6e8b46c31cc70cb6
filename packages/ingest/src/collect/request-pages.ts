import { AwsError } from '@smartcloudops/aws';
import type { PaidApi } from '@smartcloudops/aws';

import { paidPage } from './paid-page.ts';
import type { Purse } from './paid-page.ts';

export type Bought = { readonly kind: 'complete' } | { readonly kind: 'cap-reached'; readonly spent: string };

/**
 * Sees to it that all pages of a request are in the journal, going on after those that are there.
 * @throws AwsError when a page cannot be had
 */
export async function requestPages<Request>(
  purse: Purse,
  source: PaidApi<Request>,
  request: Request,
  key: string,
  onPage: (page: number) => void
): Promise<Bought> {
  let startedAgain = false;
  for (;;) {
    const last = (await purse.journal.pages(key)).at(-1);
    if (last && last.nextToken === null) return { kind: 'complete' };
    const page = last ? last.page + 1 : 0;
    onPage(page);
    try {
      const bought = await paidPage(purse, source, request, { key, page, token: last?.nextToken ?? null });
      if (bought.kind === 'cap-reached') return bought;
    } catch (error) {
      // AWS has forgotten its token: the pages so far are of a state that cannot be completed any more.
      if (startedAgain || !(error instanceof AwsError) || error.code !== 'AWS_PAGE_TOKEN_REFUSED') throw error;
      startedAgain = true;
      await purse.journal.forget(key);
    }
  }
}
