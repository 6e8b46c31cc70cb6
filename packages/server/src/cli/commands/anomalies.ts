import { ServerError } from '../../errors.ts';
import { answerFile } from '../answer-file.ts';
import type { Command } from '../command.ts';
import { choiceOption, listOption, textOption } from '../options.ts';

const HELP = `Usage: smartcloudops anomalies [--preset metrics|cost] [--season-length N,M] [--false-alarm-rate R] [FILE]

Reads series as JSON lines {"id":"a","t":[…],"y":[1,2,3]} from FILE or standard input and prints
{"id","score":[…],"alert":[…]} for each, in the same order: for every value how strange it is (0 to 1) and whether that
is worth an alert, judged by the values up to it and none that comes later.
null in y is a missing value. "t" may be left out; it tells the step, so which values are a day and a week apart, and where
steps are missing: epoch seconds or milliseconds, or ISO 8601. The first 20 values are learned from and never strange.
A line that is not understood is told on standard error with its number; the others are answered all the same, and the
exit code is 2.

  --preset metrics        what machines do, every few minutes or hours (default)
  --preset cost           a daily bill: a week as season, about one false alert a quarter
  --season-length N,M     steps of each season, 1 for none (default: the line's own "seasonLength", or the preset's, or a
                          day and a week where "t" tells the step, or learned)
  --false-alarm-rate R    share of ordinary days (shortest seasons) that may have an alert (default 0.335: on ordinary
                          telemetry one in ten days; with --preset cost 0.077 of weeks)
`;

function seasonsOf(list: readonly string[] | undefined): readonly number[] | undefined {
  return list?.map((text) => {
    const length = Number(text);
    if (Number.isInteger(length) && length >= 1) return length;
    throw new ServerError(
      'SERVER_BAD_USAGE',
      `--season-length takes whole numbers of at least 1 with commas between, such as 24,168; "${text}" is none.`
    );
  });
}

function rateOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rate = Number(text);
  if (text.trim() !== '' && rate > 0 && rate < 1) return rate;
  throw new ServerError('SERVER_BAD_USAGE', `--false-alarm-rate takes a number between 0 and 1, not "${text}".`);
}

export const anomalies: Command = {
  help: HELP,
  options: {
    preset: { type: 'string' },
    'season-length': { type: 'string' },
    'false-alarm-rate': { type: 'string' },
  },
  async run({ values, positionals }, context) {
    const preset = choiceOption(values, 'preset', ['metrics', 'cost']) ?? 'metrics';
    const seasons = seasonsOf(listOption(values, 'season-length'));
    const falseAlarmRate = rateOf(textOption(values, 'false-alarm-rate'));
    const options = {
      preset,
      ...(seasons ? { seasons } : {}),
      ...(falseAlarmRate === undefined ? {} : { falseAlarmRate }),
    };
    return answerFile('anomalies', positionals, { kind: 'anomalies', options }, context);
  },
};
