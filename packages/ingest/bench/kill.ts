/**
 * Kills processes that import a bill, and processes that collect items or an export from the twin, at random moments, runs each again and
 * counts what is lost or there twice: `node packages/ingest/bench/kill.ts [--kills 200] [--seed 1]`. Some 2 s per kill.
 */
import { parseArgs } from 'node:util';

import { killTrials } from '../test/kill-trials.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const each = Math.ceil(Number(values.kills) / 3);
const table = {
  import: await killTrials('import', each, Number(values.seed)),
  items: await killTrials('items', each, Number(values.seed)),
  export: await killTrials('export', each, Number(values.seed)),
};
console.table(table);
