import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { AnsweredLine, LineTask } from './line-task.ts';

type Batch = readonly string[];

/** Answers batches on several cores and yields the answers in the order of the batches. */
export async function* answerBatches(
  batches: AsyncIterable<Batch>,
  task: LineTask,
  threads: number
): AsyncGenerator<readonly AnsweredLine[]> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./thread.ts', import.meta.url), { workerData: task })
  );
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];

  function free(worker: Worker): void {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  }
  async function answer(batch: Batch): Promise<readonly AnsweredLine[]> {
    const worker = idle.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    worker.postMessage(batch);
    // once() rejects when the worker fails, so a defect ends the command instead of hanging it.
    const [answers] = (await once(worker, 'message')) as [readonly AnsweredLine[]];
    free(worker);
    return answers;
  }

  try {
    const running: Promise<readonly AnsweredLine[]>[] = [];
    for await (const batch of batches) {
      const answering = answer(batch);
      answering.catch(() => {});
      running.push(answering);
      // Two batches a thread keep every thread busy, and bound the memory.
      if (running.length >= threads * 2) yield await (running.shift() as Promise<readonly AnsweredLine[]>);
    }
    for (const answering of running) yield await answering;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
