import type { DataFrame, Query } from '@smartcloudops/contract';

import type { Answers } from '../desks/answers.ts';
import { toEngineError } from '../errors.ts';
import { emptyFrame } from '../frames/empty-frame.ts';
import { tellOfFirstContact } from '../frames/tell-of-first-contact.ts';
import type { FirstContact } from '../health/first-contact.ts';
import type { Call } from '../threads/messages.ts';
import type { AnswerProgress } from './answer-cache.ts';
import { questionOf } from './questions.ts';

/** Answers a query from what is loaded, and says so when that is not everything yet. */
export async function answerQuery(
  { answers, contact }: { readonly answers: Answers; readonly contact: FirstContact },
  { query, connections }: { readonly query: Query; readonly connections: readonly string[] | null },
  call: Call<AnswerProgress> = {}
): Promise<readonly DataFrame[]> {
  // A question about the past is not about what is still to come. Looked at first: what lands meanwhile is then told of, not missed.
  const { reads, learns, frameType } = questionOf(query);
  const unfinished = query.asOf === undefined ? await contact.unfinished(connections, reads) : [];
  const frames = await answers.frames({ query, connections }, call).catch((error: unknown) => {
    // Cuts arrive one after the other; one that has not come yet is no fault of the question.
    const early = unfinished.some(({ collecting }) => collecting);
    if (early && toEngineError(error).code === 'WAREHOUSE_NO_SUCH_CUT') return [emptyFrame(query, frameType(query))];
    throw error;
  });
  return unfinished.length === 0 ? frames : frames.map((frame) => tellOfFirstContact(frame, query, unfinished, learns));
}
