import { setImmediate as nextTurn } from 'node:timers/promises';

import type { AnswerProgress } from './answer-cache.ts';
import type { AskContext } from './question.ts';
import { cancelled } from './shared-work.ts';
import type { WorkCall } from './shared-work.ts';

/** The checkpoints of one piece of work; see {@link AskContext.checkpoint}. */
export function checkpointOf({ signal, onProgress }: WorkCall<AnswerProgress>): AskContext['checkpoint'] {
  return async (done, total) => {
    onProgress({ done, total });
    // A turn of the loop lets other calls in, and a cancellation among them.
    await nextTurn();
    if (signal.aborted) throw cancelled();
  };
}
