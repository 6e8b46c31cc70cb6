import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command, CommandContext, ParsedArguments } from '../command.ts';
import { listOption, textOption } from '../options.ts';
import { keySettingsOf } from '../place.ts';
import { print } from '../print.ts';
import { progressBar } from '../progress.ts';

const HELP = `Usage: smartcloudops key rotate [--new-key-file FILE | --kms-key-id ID] [--backup FOLDER,FOLDER] [--json]

Encrypts the data folder under a new key: the warehouse and the connections sealed in it. The server and Grafana's plugin must
not run meanwhile. Everything is copied and read back first, which takes as much free space as the data has, and then put in its
place. Cut short before that, nothing has changed; cut short after it, the same command finishes.

Where the key comes from now is what it is set to (SMARTCLOUDOPS_KEY, SMARTCLOUDOPS_KEY_FILE, SMARTCLOUDOPS_KMS_KEY_ID, or none
of them: the file beside the data folder). Without an option the new one comes from there, too.

  --new-key-file FILE  the new key is in this file (64 hexadecimal digits); made when it is not there
  --kms-key-id ID      the new key is made by AWS KMS and kept encrypted under this key of it (id, ARN or alias)
  --backup A,B         folders of backups that get the new key as well
  --json               one JSON object

SMARTCLOUDOPS_NEW_KEY holds the new key as 64 hexadecimal digits, instead of the first two options.
Of a warehouse in PostgreSQL the connections are sealed anew, one by one; stop everything that uses it first. Cut short, the same
command with the same new key goes on.
`;

/** @throws ServerError when more than one is given */
function nextOf(values: ParsedArguments['values'], environment: CommandContext['environment']) {
  const file = textOption(values, 'new-key-file');
  const keyId = textOption(values, 'kms-key-id');
  const text = environment.SMARTCLOUDOPS_NEW_KEY || undefined;
  if ([file, keyId, text].filter((one) => one !== undefined).length > 1) {
    throw new ServerError(
      'SERVER_BAD_USAGE',
      'Give one of --new-key-file, --kms-key-id and SMARTCLOUDOPS_NEW_KEY, not several.'
    );
  }
  if (file !== undefined) return { kind: 'file', file } as const;
  if (keyId !== undefined) return { kind: 'kms', keyId } as const;
  if (text !== undefined) return { kind: 'given', text, name: 'SMARTCLOUDOPS_NEW_KEY' } as const;
  return { kind: 'same' } as const;
}

export const key: Command = {
  help: HELP,
  options: {
    'new-key-file': { type: 'string' },
    'kms-key-id': { type: 'string' },
    backup: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, context) {
    if (positionals.length !== 1 || positionals[0] !== 'rotate') {
      throw new ServerError('SERVER_BAD_USAGE', 'The only thing to do with the key is: smartcloudops key rotate');
    }
    const next = nextOf(values, context.environment);
    const { rotateKey, rotateSharedKey } = await import('@smartcloudops/engine/key-rotation');
    const { dataDir } = context;
    const settings = keySettingsOf(context);
    const backups = listOption(values, 'backup') ?? [];
    const warehouseUrl = context.environment.SMARTCLOUDOPS_WAREHOUSE_URL;
    if (warehouseUrl && backups.length > 0) {
      throw new ServerError('SERVER_BAD_USAGE', 'A database is backed up with pg_dump; --backup is for folders.');
    }
    const bar = progressBar(context.stderr);
    try {
      const onProgress = (done: number, total: number, file: string) => bar.update(done, total, file);
      const report = warehouseUrl
        ? await rotateSharedKey({ warehouseUrl, dataDir, settings, next })
        : await rotateKey({ dataDir, settings, next, backups, now: Date.now(), onProgress });
      bar.stop();
      const done =
        report.kind === 'rotated'
          ? 'All data has the new key.'
          : 'The change of the key that was cut short is finished; all data has its key.';
      const lost = report.broken.map(
        (id) => `The connection "${id}" could not be opened before either; save it again with its secrets.`
      );
      const text = [done, ...lost, ...report.advice].join('\n');
      await print(context.stdout, `${values.json ? JSON.stringify(report) : text}\n`);
      return EXIT.ok;
    } finally {
      bar.stop();
    }
  },
};
