import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { print, table } from '../print.ts';

const HELP = `Usage: smartcloudops verify [--json]

Asks the sources what each month came to (within each connection's monthly budget), compares it with the warehouse service by
service, and prints a line per month. Ends with 1 when a month does not tie.

  --json   one JSON object
`;

/** Digits of money that people read; \`--json\` has all of them. */
const SHOWN_DIGITS = 2;

export const verify: Command = {
  help: HELP,
  options: { json: { type: 'boolean' } },
  async run({ values }, context) {
    const engine = await context.openEngine();
    try {
      const { months, problems, notices } = await engine.verify(context.signal);
      const gaps = months.filter(({ state }) => state === 'gap');
      if (values.json) await print(context.stdout, `${JSON.stringify({ months, problems, notices })}\n`);
      else {
        const money = (figure: { readonly value: number } | undefined) => figure?.value.toFixed(SHOWN_DIGITS) ?? '';
        const rows = months.map(({ month, connection, source, state, figures }) => [
          ...[month, connection, source, figures?.metric ?? ''],
          state === 'gap' ? `GAP in ${figures?.services[0]?.service ?? '(no service)'}` : state,
          ...[money(figures?.ours), money(figures?.theirs), figures?.gap.amount ?? '', figures?.currency ?? ''],
          figures?.open ? 'open' : '',
        ]);
        const head = ['MONTH', 'CONNECTION', 'SOURCE', 'METRIC', 'STATE', 'OURS', 'THEIRS', 'GAP', '', ''];
        await print(context.stdout, months.length > 0 ? table([head, ...rows]) : 'There are no charges to compare.\n');
        for (const { connection, source, message } of problems)
          await print(context.stderr, `${connection}: ${source}: ${message}\n`);
        for (const { text } of notices) await print(context.stderr, `${text}\n`);
      }
      return gaps.length > 0 ? EXIT.failure : EXIT.ok;
    } finally {
      await engine.close();
    }
  },
};
