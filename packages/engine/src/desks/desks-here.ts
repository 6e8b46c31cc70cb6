import type { Logger } from '../logger.ts';
import type { Answers } from './answers.ts';
import type { Collector } from '../collecting/collector.ts';
import type { DemoAws } from './demo-aws.ts';
import type { Desks } from './desks.ts';
import { lazyDesk } from './lazy-desk.ts';
import type { WarehouseLocation } from './warehouse-location.ts';

/** Desks in this thread, opened when first asked: right for a command that does one thing and ends. */
export function desksHere(location: WarehouseLocation, clock: () => number, logger: Logger): Desks {
  const answers = lazyDesk<Answers>(async () => (await import('./answers.ts')).openAnswers(location, clock, logger));
  const collector = lazyDesk<Collector>(async () =>
    (await import('./collector.ts')).openCollector(location, clock, logger)
  );
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
