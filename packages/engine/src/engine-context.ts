import type { AccessKeeper } from './access/access-keeper.ts';
import type { Collecting } from './collecting/collecting.ts';
import type { Collector } from './collecting/collector.ts';
import type { Schedules } from './collecting/schedules.ts';
import type { Answers } from './desks/answers.ts';
import type { Logger } from './logger.ts';

/** What the parts of an open engine work with. */
export interface EngineContext {
  readonly dataDir: string;
  /** Whether the warehouse is a database elsewhere, not a file in the folder. */
  readonly shared: boolean;
  readonly answers: Answers;
  readonly access: AccessKeeper;
  readonly collector: Collector;
  readonly runs: Collecting;
  readonly schedules: Schedules;
  readonly clock: () => number;
  readonly logger: Logger;
}
