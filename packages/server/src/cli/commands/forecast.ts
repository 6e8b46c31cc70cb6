import { ServerError } from '../../errors.ts';
import { answerFile } from '../answer-file.ts';
import type { Command } from '../command.ts';
import { integerOption, textOption } from '../options.ts';

const HELP = `Usage: smartcloudops forecast [--horizon N] [--season-length N] [--level 80,95] [FILE]

Reads series as JSON lines {"id":"a","y":[1,2,3]} from FILE or standard input (null in y is a missing value) and prints
{"id","point":[…],"intervals":[{"level","lower":[…],"upper":[…]}]} for each, in the same order.
A line may carry the times of its values as "t":[…]; they are checked and not used.
A line that is not understood is told on standard error with its number; the others are answered all the same, and the
exit code is 2.

  --horizon N        steps ahead (default: the line's own "horizon")
  --season-length N  steps of one season, 1 for none (default: the line's own "seasonLength", or detected)
  --level A,B        levels of the intervals, in percent or 0 to 1 (default 80,95)
`;

function parseLevels(text: string | undefined): readonly number[] {
  return (text ?? '80,95').split(',').map((part) => {
    const number = Number(part);
    const level = number >= 1 ? number / 100 : number;
    if (part.trim() === '' || !(level > 0 && level < 1)) {
      throw new ServerError(
        'SERVER_BAD_USAGE',
        `--level takes numbers between 0 and 100 with commas between, such as 80,95; "${part}" is none.`
      );
    }
    // 0.8 for 80, not 0.8000000000000002
    return Number(level.toFixed(12));
  });
}

export const forecast: Command = {
  help: HELP,
  options: { horizon: { type: 'string' }, 'season-length': { type: 'string' }, level: { type: 'string' } },
  async run({ values, positionals }, context) {
    const horizon = integerOption(values, 'horizon', { min: 1, max: 100_000 });
    const seasonLength = integerOption(values, 'season-length', { min: 1 });
    const options = {
      ...(horizon === undefined ? {} : { horizon }),
      level: parseLevels(textOption(values, 'level')),
      ...(seasonLength === undefined ? {} : { seasonLength }),
    };
    return answerFile('forecast', positionals, { kind: 'forecast', options }, context);
  },
};
