// The workbench: builds what changed, starts the twin and the backend, serves the plugins in a page.
import { must } from './run.mjs';

must(['packages/workbench/src/main.ts', ...process.argv.slice(2)]);
