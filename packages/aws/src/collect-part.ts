import { AwsError } from './errors.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, SourceItem } from './item-source.ts';

/** What `work` brings, or the problem that it met. @throws AwsError `AWS_CANCELLED`, and whatever is not AWS's doing */
export async function collectPart<Brought = ItemBatch>(
  { kind, scope }: Pick<ItemBatch, 'kind' | 'scope'>,
  work: () => Promise<Brought>
): Promise<Brought | ItemProblem> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AwsError) || error.code === 'AWS_CANCELLED') throw error;
    return { kind, scope, problem: error };
  }
}

/** Every page of a question: each call is announced before it is made. @throws AwsError */
export async function* readPages<Page>(
  operation: string,
  { beforeCall, signal }: ItemCollectContext,
  ask: (token: string | undefined, signal: AbortSignal | undefined) => Promise<Page>,
  tokenOf: (page: Page) => string | undefined
): AsyncGenerator<Page> {
  let token: string | undefined;
  do {
    await beforeCall(operation);
    const page = await ask(token, signal);
    yield page;
    token = tokenOf(page);
  } while (token !== undefined && token !== '');
}

/** Each thing once: a list may shift between its pages. The last word on a thing counts. */
export function eachOnce(items: readonly SourceItem[]): readonly SourceItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
