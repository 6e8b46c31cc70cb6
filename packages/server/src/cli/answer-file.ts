import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { ServerError } from '../errors.ts';
import { answerLines } from '../json-lines/answer-lines.ts';
import type { LineTask } from '../json-lines/line-task.ts';
import { EXIT } from './command.ts';
import type { CommandContext } from './command.ts';
import { print } from './print.ts';

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

/**
 * Answers the JSON lines of a file or of standard input. A line that is not understood is told on standard error with its number; the
 * others are answered all the same.
 * @param files at most one; `-` is standard input
 * @returns the exit code
 * @throws ServerError
 */
export async function answerFile(
  name: string,
  files: readonly string[],
  task: LineTask,
  { stdin, stdout, stderr, signal }: CommandContext
): Promise<number> {
  const [file, extra] = files;
  if (extra !== undefined)
    throw new ServerError('SERVER_BAD_USAGE', `${name} reads one file. See: smartcloudops ${name} --help`);
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
  for await (const answers of answerLines(filled(), task)) {
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
}
