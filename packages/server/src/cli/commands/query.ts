import { readFile } from 'node:fs/promises';

import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { print } from '../print.ts';
import { progressBar } from '../progress.ts';
import { readAll } from '../read-all.ts';

const HELP = `Usage: smartcloudops query JSON
       smartcloudops query @FILE
       smartcloudops query -          (reads standard input)

Answers one query of the data source's query model and prints an array of frames in Grafana's JSON form.
Money is printed with all its digits. docs/reference/query-types.md describes the query model.

  --pretty   indented output

Example:
  smartcloudops query '{"queryType":"cost","metric":"BilledCost","groupBy":["ServiceName"],"grain":"total",
    "timeRange":{"from":"2024-09-01T00:00:00Z","to":"2024-10-01T00:00:00Z"}}'
`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServerError('SERVER_BAD_INPUT', `The query is no JSON: ${(cause as Error).message}.`, { cause });
  }
}

export const query: Command = {
  help: HELP,
  options: { pretty: { type: 'boolean' } },
  async run({ values, positionals }, context) {
    const [given, extra] = positionals;
    if (given === undefined || extra !== undefined) {
      throw new ServerError(
        'SERVER_BAD_USAGE',
        'query takes exactly one argument, the query as JSON. See: smartcloudops query --help'
      );
    }
    const text =
      given === '-'
        ? await readAll(context.stdin)
        : given.startsWith('@')
          ? await readFile(given.slice(1), 'utf8')
          : given;
    const { frameToJson, parseQuery } = await import('@smartcloudops/engine');
    const parsed = parseQuery(parseJson(text));
    const engine = await context.openEngine();
    const bar = progressBar(context.stderr);
    try {
      const frames = await engine.query(
        parsed,
        { name: 'cli', role: 'admin', connections: null },
        context.signal,
        ({ done, total }) => bar.update(done, total, parsed.queryType)
      );
      bar.stop();
      await print(context.stdout, `${JSON.stringify(frames.map(frameToJson), null, values.pretty ? 2 : 0)}\n`);
    } finally {
      bar.stop();
      await engine.close();
    }
    return EXIT.ok;
  },
};
