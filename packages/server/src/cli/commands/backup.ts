import path from 'node:path';

import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { filesPlaceOf } from '../place.ts';
import { print } from '../print.ts';
import { progressBar } from '../progress.ts';

const HELP = `Usage: smartcloudops backup FOLDER [--json]

Copies the warehouse and the tokens into an empty folder while everything goes on, checks the copy, and writes its checksums
last. The copy is encrypted with the installation's key; the key itself is not in it: keep it elsewhere
(with SMARTCLOUDOPS_KMS_KEY_ID it is in it, and only KMS can open it).
A warehouse in PostgreSQL is backed up with pg_dump.

  --json   one JSON object
`;

export const backup: Command = {
  help: HELP,
  options: { json: { type: 'boolean' } },
  async run({ values, positionals: [folder] }, context) {
    if (!folder) throw new ServerError('SERVER_BAD_USAGE', 'Into which folder? See: smartcloudops backup --help');
    const { backUp } = await import('@smartcloudops/engine/upkeep');
    const bar = progressBar(context.stderr);
    const onProgress = (done: number, total: number, file: string) => bar.update(done, total, file);
    try {
      const report = await backUp(await filesPlaceOf(context), path.resolve(folder), { now: Date.now(), onProgress });
      bar.stop();
      const megabytes = report.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
      const text = `${report.files.length} files, ${megabytes.toFixed(1)} MB in ${report.folder}, checked. Keep the key file apart from it.`;
      await print(context.stdout, `${values.json ? JSON.stringify(report) : text}\n`);
      return EXIT.ok;
    } finally {
      bar.stop();
    }
  },
};
