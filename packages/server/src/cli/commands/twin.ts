import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';

import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { integerOption, textOption } from '../options.ts';

const HELP = `Usage: smartcloudops twin [--seed N] [--days N] [--accounts N] [--port N] [--truth FILE] [--json]

Runs an AWS that bills, on 127.0.0.1: Cost Explorer, CloudWatch, Budgets and STS for the AWS SDKs. The same seed gives
the same bill. Any secret goes with the access key TWINDEMO.

  --seed N      which organisation (default 1)
  --days N      days of history (default 400)
  --accounts N  number of accounts (default 12)
  --port N      port (default: a free one)
  --truth FILE  writes what is planted (anomalies, waste, restatements) as JSON
  --json        prints {"url","port"} instead of a sentence
`;

export const twin: Command = {
  help: HELP,
  options: {
    seed: { type: 'string' },
    days: { type: 'string' },
    accounts: { type: 'string' },
    port: { type: 'string' },
    truth: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run({ values }, { stdout, signal }) {
    const { startTwin } = await import('@smartcloudops/twin');
    const running = await startTwin({
      seed: integerOption(values, 'seed', { min: 0 }) ?? 1,
      days: integerOption(values, 'days', { min: 1 }) ?? 400,
      accounts: integerOption(values, 'accounts', { min: 1 }) ?? 12,
      port: integerOption(values, 'port', { min: 0, max: 65_535 }) ?? 0,
    });
    const truthFile = textOption(values, 'truth');
    if (truthFile !== undefined) await writeFile(truthFile, `${JSON.stringify(running.truth(), null, 2)}\n`);
    stdout.write(
      values.json
        ? `${JSON.stringify({ url: running.url, port: running.port })}\n`
        : `An AWS that bills listens on ${running.url} (access key TWINDEMO, any secret). Ctrl-C ends it.\n`
    );
    if (!signal.aborted) await once(signal, 'abort');
    await running.close();
    return EXIT.ok;
  },
};
