import { parentPort, workerData } from 'node:worker_threads';

import { answererOf } from './line-task.ts';
import type { LineTask } from './line-task.ts';

/** A worker that answers batches of lines. */
const answer = await answererOf(workerData as LineTask);
parentPort?.on('message', (lines: readonly string[]) => parentPort?.postMessage(lines.map(answer)));
