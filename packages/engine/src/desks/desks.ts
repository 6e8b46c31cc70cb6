import type { Collector } from '../collecting/collector.ts';
import type { Answers } from './answers.ts';
import type { DemoAws } from './demo-aws.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** Where the work is done. */
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
