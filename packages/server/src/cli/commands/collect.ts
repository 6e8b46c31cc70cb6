import type { CollectReport } from '@smartcloudops/engine';

import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { print } from '../print.ts';
import { progressBar } from '../progress.ts';

const HELP = `Usage: smartcloudops collect [CONNECTION…] [--json]

Collects charges and measurements from the named connections, or from all, now. Never spends more than each connection's
monthly budget; measurements are free.

  --json   one JSON object per connection
`;

function line({ connection, state, rows, billedCalls, spent, message, metrics }: CollectReport): string {
  const charges = `${connection}: ${state}; ${rows} rows, ${billedCalls} billed calls, $${spent}. ${message}`;
  return metrics ? `${charges}\n${connection}: metrics ${metrics.state}. ${metrics.message}` : charges;
}

export const collect: Command = {
  help: HELP,
  options: { json: { type: 'boolean' } },
  async run({ values, positionals }, context) {
    const engine = await context.openEngine();
    const bar = progressBar(context.stderr);
    try {
      const known = await engine.connections();
      const ids =
        positionals.length > 0 ? positionals : known.filter(({ kind }) => kind !== 'files').map(({ id }) => id);
      if (ids.length === 0) {
        throw new ServerError(
          'SERVER_BAD_USAGE',
          'There is no connection to collect from. smartcloudops connect --help tells how to add one.'
        );
      }
      let failed = false;
      for (const id of ids) {
        const report = await engine.collect(id, {
          signal: context.signal,
          onProgress: ({ step, done, total }) => bar.update(done, total, `${id}: ${step}`),
        });
        bar.stop();
        failed ||= report.state === 'failed' || report.metrics?.state === 'failed';
        await print(context.stdout, `${values.json ? JSON.stringify(report) : line(report)}\n`);
      }
      return failed ? EXIT.failure : EXIT.ok;
    } finally {
      bar.stop();
      await engine.close();
    }
  },
};
