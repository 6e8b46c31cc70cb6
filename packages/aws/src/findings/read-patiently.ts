import { setTimeout as wait } from 'node:timers/promises';

import { readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import type { ItemCollectContext } from '../item-source.ts';

const TRIES = 5;
const FIRST_WAIT_MS = 500;

/** Does what was asked for already amid a long list: when AWS wants us to slow down, again after a while. */
async function patiently<Output>(
  operation: string,
  { beforeCall, signal }: ItemCollectContext,
  work: () => Promise<Output>
): Promise<Output> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'AWS_THROTTLED' || tries >= TRIES) throw error;
      await wait(FIRST_WAIT_MS * 2 ** (tries - 1), undefined, signal ? { signal } : {});
      await beforeCall(operation);
    }
  }
}

/**
 * Every page of a question, of which there may be hundreds: security services allow few calls a second, and a list that begins
 * anew for one call too many would never end. The first page is not waited for: whoever collects tries again.
 */
export async function* readPatiently<Page>(
  operation: string,
  context: ItemCollectContext,
  ask: (token: string | undefined, signal: AbortSignal | undefined) => Promise<Page>,
  tokenOf: (page: Page) => string | undefined
): AsyncGenerator<Page> {
  yield* readPages(
    operation,
    context,
    (token, signal) =>
      token === undefined ? ask(token, signal) : patiently(operation, context, () => ask(token, signal)),
    tokenOf
  );
}

/** What is asked for in pieces that we cut ourselves, as patiently. */
export async function* askPatiently<Piece, Page>(
  operation: string,
  context: ItemCollectContext,
  pieces: readonly Piece[],
  ask: (piece: Piece, signal: AbortSignal | undefined) => Promise<Page>
): AsyncGenerator<Page> {
  for (const piece of pieces) {
    await context.beforeCall(operation);
    yield await patiently(operation, context, () => ask(piece, context.signal));
  }
}
