import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { placeOf } from '../place.ts';
import { print, table } from '../print.ts';

const HELP = `Usage: smartcloudops retention [--apply] [--json]

Tells what is older than is kept, by class of data. The bill itself is kept for ever; earlier versions of it for 400 days.

  --apply  drop it
  --json   one JSON object per class
`;

export const retention: Command = {
  help: HELP,
  options: { apply: { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ values }, context) {
    const { retain } = await import('@smartcloudops/engine/upkeep');
    const results = await retain(await placeOf(context), values.apply === true, Date.now());
    if (values.json) for (const result of results) await print(context.stdout, `${JSON.stringify(result)}\n`);
    else {
      const rows = results.map(({ dataClass, keepDays, before, dropped, bytes }) => [
        ...[dataClass, keepDays === null ? 'for ever' : `${keepDays} days`],
        before === null ? '' : new Date(before).toISOString().slice(0, 10),
        ...[String(dropped), `${(bytes / 1e6).toFixed(1)} MB`],
      ]);
      await print(
        context.stdout,
        table([['CLASS', 'KEPT', 'OLDER THAN', values.apply ? 'DROPPED' : 'WOULD DROP', 'ABOUT'], ...rows])
      );
    }
    return EXIT.ok;
  },
};
