import { parentPort, workerData } from 'node:worker_threads';

import { answerLine } from './answer-line.ts';
import type { LineOptions } from './answer-line.ts';

/** A worker that answers batches of lines. */
parentPort?.on('message', (lines: readonly string[]) =>
  parentPort?.postMessage(lines.map((line) => answerLine(line, workerData as LineOptions)))
);
