import { parentPort, workerData } from 'node:worker_threads';

import type { WorkerTask } from './desks/desks.ts';
import { portLogger, serveDesk } from './threads/serve-desk.ts';

/** The entry of every worker thread: opens the desk it is told to and answers calls for it. */
function main(): void {
  const port = parentPort;
  if (!port) throw new Error('worker.ts is started as a worker thread, not by itself.');
  const { desk, location } = workerData as WorkerTask;
  const logger = portLogger(port);
  if (desk === 'answers')
    serveDesk(port, () => import('./desks/answers.ts').then((room) => room.openAnswers(location, Date.now, logger)));
  else if (desk === 'collector')
    serveDesk(port, () =>
      import('./desks/collector.ts').then((room) => room.openCollector(location, Date.now, logger))
    );
  else serveDesk(port, () => import('./desks/demo-aws.ts').then((room) => room.openDemoAws()));
}

main();
