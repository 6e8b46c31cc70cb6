import type { Collector } from '../collecting/collector.ts';
import type { Logger } from '../logger.ts';
import { openPool } from '../threads/pool.ts';
import type { Desk } from '../threads/serve-desk.ts';
import { openThread } from '../threads/thread.ts';
import type { Answers } from './answers.ts';
import type { DemoAws } from './demo-aws.ts';
import { lazyDesk } from './lazy-desk.ts';
import type { WarehouseLocation } from './open-warehouse.ts';

export interface Desks {
  readonly answers: Answers;
  readonly collector: Collector;
  /** A twin to collect from; the caller closes it. */
  demoAws(): { readonly methods: DemoAws; close(): Promise<void> | void };
  close(): Promise<void>;
}

/** What a worker thread is told at its start. */
export interface WorkerTask {
  readonly desk: 'answers' | 'collector' | 'demo-aws';
  readonly location: WarehouseLocation;
}

/** Collecting is rare; between runs its thread gives its memory back. */
const COLLECTOR_IDLE_MS = 30_000;
const READER_IDLE_MS = 60_000;

/** Desks in threads of their own, so that nothing heavy runs on the event loop that serves requests. */
export function deskThreads(location: WarehouseLocation, url: URL, readers: number, logger: Logger): Desks {
  const task = (desk: WorkerTask['desk']): WorkerTask => ({ desk, location });
  const answers = openPool<Answers>(
    { url, name: 'answers', workerData: task('answers'), logger, idleMs: READER_IDLE_MS },
    readers
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

/** Desks in this thread, opened when first asked: right for a command that does one thing and ends. */
export function desksHere(location: WarehouseLocation, clock: () => number, logger: Logger): Desks {
  const answers: Desk<Answers> = lazyDesk(async () => (await import('./answers.ts')).openAnswers(location, clock));
  const collector: Desk<Collector> = lazyDesk(async () => (await import('./collector.ts')).openCollector(location, clock, logger));
  return {
    answers: answers.methods,
    collector: collector.methods,
    demoAws: () => lazyDesk<DemoAws>(async () => (await import('./demo-aws.ts')).openDemoAws()),
    close: async () => {
      await answers.close();
      await collector.close();
    },
  };
}
