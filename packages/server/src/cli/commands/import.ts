import path from 'node:path';

import type { ImportReport } from '@smartcloudops/engine';

import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { textOption } from '../options.ts';
import { print } from '../print.ts';
import { progressBar } from '../progress.ts';

const HELP = `Usage: smartcloudops import FILE… [--replace] [--connection ID] [--json]

Reads bills into the warehouse: FOCUS 1.x exports and AWS Cost and Usage Reports, CSV or Parquet, plain or gzip.
A file is stored whole or not at all. The same charges twice change nothing.

  --replace        the files state their months anew: earlier files of the same kind are closed there
  --connection ID  whom the charges belong to (default: import)
  --json           one JSON object per file
`;

function line({ file, state, rows, totals, currency, notices }: ImportReport): string {
  const sums = Object.entries(totals).map(([metric, amount]) => `${metric} ${amount}${currency ? ` ${currency}` : ''}`);
  const what = state === 'loaded' ? `${rows} charges loaded` : `${rows} charges, already known`;
  return [`${file}: ${what}; ${sums.join(', ')}`, ...notices.map((notice) => `  ${notice}`)].join('\n');
}

export const importBills: Command = {
  help: HELP,
  options: { replace: { type: 'boolean' }, connection: { type: 'string' }, json: { type: 'boolean' } },
  async run({ values, positionals }, context) {
    if (positionals.length === 0)
      throw new ServerError('SERVER_BAD_USAGE', 'Which files? See: smartcloudops import --help');
    const connection = textOption(values, 'connection');
    const engine = await context.openEngine();
    const bar = progressBar(context.stderr);
    try {
      // File by file, so that what was stored before a refused file is told.
      for (const file of positionals) {
        const reports = await engine.importFiles([file], {
          replace: values.replace === true,
          ...(connection ? { connection } : {}),
          signal: context.signal,
          onProgress: (done, total) => bar.update(done, total, path.basename(file)),
        });
        bar.stop();
        for (const report of reports)
          await print(context.stdout, `${values.json ? JSON.stringify(report) : line(report)}\n`);
      }
    } finally {
      bar.stop();
      await engine.close();
    }
    return EXIT.ok;
  },
};
