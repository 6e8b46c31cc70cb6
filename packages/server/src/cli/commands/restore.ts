import path from 'node:path';

import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { restorePlaceOf } from '../place.ts';
import { print } from '../print.ts';

const HELP = `Usage: smartcloudops restore FOLDER [--force] [--json]

Puts a backup back into the data folder, whole or not at all, after checking its checksums, its key and its schema. The server
and Grafana's plugin must not run meanwhile. What AWS calls cost since the backup is not in it, so this month's budget counts
from the backup on.

  --force  replace a warehouse that is there; its files are kept beside as *.replaced
  --json   one JSON object
`;

export const restore: Command = {
  help: HELP,
  options: { force: { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ values, positionals: [folder] }, context) {
    if (!folder) throw new ServerError('SERVER_BAD_USAGE', 'From which folder? See: smartcloudops restore --help');
    const from = path.resolve(folder);
    const { restore: putBack } = await import('@smartcloudops/engine/upkeep');
    const report = await putBack(await restorePlaceOf(context, from), from, values.force === true);
    const text = `Restored the backup of ${new Date(report.madeAt).toISOString()}: ${report.files.length} files.`;
    await print(context.stdout, `${values.json ? JSON.stringify(report) : text}\n`);
    return EXIT.ok;
  },
};
