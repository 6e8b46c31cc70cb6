import { createInterface } from 'node:readline/promises';

import type { BackfillResponse } from '@smartcloudops/contract';
import type { Engine } from '@smartcloudops/engine';

import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command, CommandContext } from '../command.ts';
import { integerOption, textOption } from '../options.ts';
import { print } from '../print.ts';
import { progressBar } from '../progress.ts';

const HELP = `Usage: smartcloudops backfill --months N [--connection ID] [--yes] [--json]
       smartcloudops backfill [--connection ID] [--cancel] [--json]

Tells what it costs to collect N whole calendar months before this one from AWS Cost Explorer, asks, and collects them: up to
13 months by day, up to 38 by whole months (where multi-year data is switched on in AWS). It never spends more than the monthly
budget of the connection, leaves what regular collecting needs, and goes on with the next month. Stopping it loses nothing.
Without --months it tells how far the last one is.

  --months N       whole months before this one, 1 to 38
  --connection ID  default: the only connection that is collected
  --yes            don't ask
  --cancel         stop collecting history; what was stored stays
  --json           one JSON object
`;

type Quote = NonNullable<BackfillResponse['quote']>;
type Progress = NonNullable<BackfillResponse['progress']>;

const day = (at: string) => at.slice(0, 10);
const dollars = ({ value }: { readonly value: number }) => `$${value.toFixed(2)}`;

function priceOf({ price: { least, most }, sampled }: Quote): string {
  if (!sampled) return `at least ${dollars(least)}`;
  return least.amount === most.amount ? dollars(least) : `${dollars(least)} to ${dollars(most)}`;
}

/** The quote for people. */
function describeQuote({ connection, quote }: BackfillResponse & { readonly quote: Quote }): string {
  const { months, from, dailyFrom, byMonth, requests, pages, paidPages, monthsOfBudget, budget, real } = quote;
  if (requests === 0)
    return `${connection}: the ${months} months from ${day(from)} on are all here. There is nothing to pay.\n`;
  const what = byMonth
    ? `by whole months from ${day(from)}, by day from ${day(dailyFrom)}`
    : `by day from ${day(from)}`;
  const count = !quote.sampled
    ? `${pages.least} or more`
    : pages.least === pages.most
      ? `${pages.least}`
      : `${pages.least} to ${pages.most}`;
  const time =
    monthsOfBudget === null
      ? `The monthly budget of ${dollars(budget.perMonth)} never pays it: regular collecting needs ${dollars(budget.regular)} of it.`
      : monthsOfBudget === 0
        ? 'The budget of this month pays it.'
        : `The budget of ${dollars(budget.perMonth)} pays it in ${monthsOfBudget + 1} months, beside regular collecting (${dollars(budget.regular)} a month).`;
  return [
    `${connection}: ${months} months, ${what}.`,
    `${requests} requests, ${count} pages: ${priceOf(quote)}${real ? '' : ' (simulated)'}.${paidPages > 0 ? ` ${paidPages} pages are paid for already.` : ''}`,
    `${time}\n`,
  ].join('\n');
}

function describeProgress(connection: string, progress: Progress | null): string {
  if (!progress)
    return `${connection}: no backfill was ever started. smartcloudops backfill --months 13 tells what one costs.\n`;
  const { state, done, total, pages, spent, continuesAt, expectedEnd, months, lacking } = progress;
  const when =
    state === 'waiting'
      ? ` It goes on ${continuesAt ? `on ${day(continuesAt)}` : 'when the budget is raised'}.`
      : state === 'running' && expectedEnd
        ? ` It should be done by ${expectedEnd.slice(0, 16).replace('T', ' ')} UTC.`
        : '';
  return `${connection}: backfill of ${months} months ${state}; ${done} of ${total} requests, ${pages} pages, ${dollars(spent)}.${when}${lacking ? `\n${lacking}` : ''}\n`;
}

async function agreed({ stdin, stderr, signal }: CommandContext): Promise<boolean> {
  if (!stdin.isTTY)
    throw new ServerError('SERVER_BAD_USAGE', 'Nobody is there to agree to the price. Add --yes to agree beforehand.');
  const prompt = createInterface({ input: stdin, output: stderr });
  try {
    return /^y(es)?$/i.test((await prompt.question('Collect them? [y/N] ', { signal })).trim());
  } finally {
    prompt.close();
  }
}

async function onlyConnection(engine: Engine): Promise<string> {
  const known = (await engine.connections()).filter(({ kind }) => kind !== 'files');
  const [only, ...others] = known;
  if (only && others.length === 0) return only.id;
  throw new ServerError(
    'SERVER_BAD_USAGE',
    only
      ? `Name the connection: --connection ${known.map(({ id }) => id).join(' or ')}.`
      : 'There is no connection to collect from. smartcloudops connect --help tells how to add one.'
  );
}

export const backfill: Command = {
  help: HELP,
  options: {
    months: { type: 'string' },
    connection: { type: 'string' },
    yes: { type: 'boolean' },
    cancel: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ values }, context) {
    const months = integerOption(values, 'months', { min: 1, max: 38 });
    const engine = await context.openEngine();
    const bar = progressBar(context.stderr);
    try {
      const id = textOption(values, 'connection') ?? (await onlyConnection(engine));
      const tell = async (answer: BackfillResponse) =>
        print(context.stdout, values.json ? `${JSON.stringify(answer)}\n` : describeProgress(id, answer.progress));
      if (values.cancel) await tell(await engine.backfill.cancel(id));
      else if (months === undefined) await tell(await engine.backfill.ask(id));
      else {
        const asked = await engine.backfill.ask(id, months);
        const { quote } = asked;
        if (!quote) return EXIT.failure;
        await print(values.json ? context.stderr : context.stdout, describeQuote({ ...asked, quote }));
        if (quote.requests === 0) return EXIT.ok;
        if (!values.yes && !(await agreed(context))) return EXIT.ok;
        await engine.backfill.start(id, months);
        const report = await engine.collect(id, {
          signal: context.signal,
          onProgress: ({ step, done, total }) => bar.update(done, total, `${id}: ${step}`),
        });
        bar.stop();
        const after = await engine.backfill.ask(id);
        await tell(after);
        if (report.state === 'failed') await print(context.stderr, `${report.message}\n`);
        return report.state === 'failed' ? EXIT.failure : EXIT.ok;
      }
      return EXIT.ok;
    } finally {
      bar.stop();
      await engine.close();
    }
  },
};
