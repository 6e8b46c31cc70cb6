import { availableParallelism } from 'node:os';

import { answererOf } from './line-task.ts';
import type { AnsweredLine, LineTask } from './line-task.ts';

/** Below this many lines, starting threads takes longer than it saves. */
const FEW_LINES = 8;
const BATCH = 8;

async function* batched(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function* continued<Item>(head: readonly Item[], rest: AsyncIterator<Item>): AsyncGenerator<Item> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** Answers lines in their order, on all cores when there are more than a few. */
export async function* answerLines(
  lines: AsyncIterable<string>,
  task: LineTask
): AsyncGenerator<readonly AnsweredLine[]> {
  const batches = batched(lines)[Symbol.asyncIterator]();
  const first = await batches.next();
  if (first.done) return;
  if (first.value.length < FEW_LINES) {
    const answer = await answererOf(task);
    yield first.value.map(answer);
    return;
  }
  const { answerBatches } = await import('./batch-threads.ts');
  yield* answerBatches(continued([first.value], batches), task, availableParallelism());
}
