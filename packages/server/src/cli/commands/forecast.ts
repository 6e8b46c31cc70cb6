import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

import { ServerError } from '../../errors.ts';
import type { AnsweredLine, LineOptions } from '../../forecast/answer-line.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { integerOption, textOption } from '../options.ts';
import { print } from '../print.ts';

const HELP = `Usage: smartcloudops forecast [--horizon N] [--season-length N] [--level 80,95] [FILE]

Reads series as JSON lines {"id":"a","y":[1,2,3]} from FILE or standard input (null in y is a missing value) and prints
{"id","point":[…],"intervals":[{"level","lower":[…],"upper":[…]}]} for each, in the same order.
A line that is not understood is told on standard error with its number; the others are answered all the same, and the
exit code is 2.

  --horizon N        steps ahead (default: the line's own "horizon")
  --season-length N  steps of one season, 1 for none (default: the line's own "seasonLength", or detected)
  --level A,B        levels of the intervals, in percent or 0 to 1 (default 80,95)
`;

/** Below this many lines, starting threads takes longer than it saves. */
const FEW_LINES = 8;
const BATCH = 8;

export function parseLevels(text: string | undefined): readonly number[] {
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

async function* batched(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(line);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function* continued<Item>(head: readonly Item[], rest: AsyncIterator<Item>): AsyncGenerator<Item> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* answered(lines: AsyncIterable<string>, options: LineOptions): AsyncGenerator<readonly AnsweredLine[]> {
  const batches = batched(lines)[Symbol.asyncIterator]();
  const first = await batches.next();
  if (first.done) return;
  if (first.value.length < FEW_LINES) {
    const { answerLine } = await import('../../forecast/answer-line.ts');
    yield first.value.map((line) => answerLine(line, options));
    return;
  }
  const { answerBatches } = await import('../../forecast/batch-threads.ts');
  yield* answerBatches(continued([first.value], batches), options, availableParallelism());
}

async function openFile(file: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(file);
  try {
    await once(stream, 'open');
    return stream;
  } catch (cause) {
    throw new ServerError('SERVER_BAD_INPUT', `The file ${file} cannot be read: ${(cause as Error).message}.`, {
      cause,
    });
  }
}

export const forecast: Command = {
  help: HELP,
  options: { horizon: { type: 'string' }, 'season-length': { type: 'string' }, level: { type: 'string' } },
  async run({ values, positionals }, { stdin, stdout, stderr, signal }) {
    const [file, extra] = positionals;
    if (extra !== undefined)
      throw new ServerError('SERVER_BAD_USAGE', 'forecast reads one file. See: smartcloudops forecast --help');
    const horizon = integerOption(values, 'horizon', { min: 1, max: 100_000 });
    const seasonLength = integerOption(values, 'season-length', { min: 1 });
    const options: LineOptions = {
      ...(horizon === undefined ? {} : { horizon }),
      level: parseLevels(textOption(values, 'level')),
      ...(seasonLength === undefined ? {} : { seasonLength }),
    };
    const input = file === undefined || file === '-' ? stdin : await openFile(file);
    let number = 0;
    let refused = 0;
    const numbers: number[] = [];
    async function* filled(): AsyncGenerator<string> {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        number++;
        if (line.trim() === '') continue;
        numbers.push(number);
        yield line;
      }
    }
    for await (const answers of answered(filled(), options)) {
      let text = '';
      for (const answer of answers) {
        const at = numbers.shift() ?? 0;
        if (answer.kind === 'answer') text += `${answer.text}\n`;
        else {
          refused++;
          stderr.write(`smartcloudops: line ${at} is not understood: ${answer.reason} [SERVER_BAD_INPUT]\n`);
        }
      }
      if (text !== '') await print(stdout, text);
      if (signal.aborted) return EXIT.failure;
    }
    return refused > 0 ? EXIT.usage : EXIT.ok;
  },
};
