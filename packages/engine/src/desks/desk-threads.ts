import type { Query } from '@smartcloudops/contract';

import type { ScopedCall } from '../access/rows/scoped-readers.ts';
import { kinOf } from '../answers/kin-of.ts';
import type { Asked } from '../answers/question.ts';
import type { Collector } from '../collecting/collector.ts';
import type { Logger } from '../logger.ts';
import { openPool } from '../threads/pool.ts';
import { openThread } from '../threads/thread.ts';
import type { Answers } from './answers.ts';
import type { DemoAws } from './demo-aws.ts';
import type { Desks, WorkerTask } from './desks.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** Collecting is rare; between runs its thread gives its memory back. */
const COLLECTOR_IDLE_MS = 30_000;
const READER_IDLE_MS = 60_000;

/** Desks in threads of their own, so that nothing heavy runs on the event loop that serves requests. */
export function deskThreads(location: WarehouseLocation, url: URL, readers: number, logger: Logger): Desks {
  const task = (desk: WorkerTask['desk']): WorkerTask => ({ desk, location });
  const answers = openPool<Answers>(
    { url, name: 'answers', workerData: task('answers'), logger, idleMs: READER_IDLE_MS },
    readers,
    kinOfCall
  );
  const collector = openThread<Collector>({
    url,
    name: 'collector',
    workerData: task('collector'),
    logger,
    idleMs: COLLECTOR_IDLE_MS,
  });
  return {
    answers: answers.methods,
    collector: collector.methods,
    demoAws: () => openThread<DemoAws>({ url, name: 'demo-aws', workerData: task('demo-aws'), logger }),
    close: async () => void (await Promise.all([answers.close(), collector.close()])),
  };
}

/** Calls within a scope share work with those within the same one. */
function kinOfCall(method: string, input: unknown): string | null {
  if (method === 'frames' || method === 'json') return kinOf(input as Asked<Query>);
  if (method !== 'within') return null;
  const { scope, method: own, input: asked } = input as ScopedCall;
  const kin = kinOfCall(own, asked);
  return kin && JSON.stringify([scope, kin]);
}
