import { EXIT } from '../command.ts';
import type { Command } from '../command.ts';
import { exportOption } from '../export-option.ts';
import { listOption } from '../options.ts';
import { print, table } from '../print.ts';

const HELP = `Usage: smartcloudops policy [--sources A,B] [--export s3://BUCKET/PREFIX] [--json]

Tells what each source costs, how fresh it is and what is missing when AWS denies it something, and prints the IAM policy
that allows what the sources call and nothing else. It asks AWS nothing and needs no connection.

  --sources A,B  only these (default: all sources). Two are no sources and are named when they are used:
                 athena (the bill is queried where it lies) and kms (the key is kept in KMS). What stands in
                 capitals in the policy of a bucket or key is yours to fill in
  --export s3://BUCKET/PREFIX
                 where the data export lies that may be read
  --json         only the policy, for a file or another program

Example:
  smartcloudops policy --sources cost-explorer,cloudwatch --json > policy.json
  aws iam create-policy --policy-name smartcloudops --policy-document file://policy.json
`;

export const policy: Command = {
  help: HELP,
  options: { sources: { type: 'string' }, export: { type: 'string' }, json: { type: 'boolean' } },
  async run({ values }, context) {
    const { accessFacts, iamPolicy, sourceFacts } = await import('@smartcloudops/engine');
    const names = listOption(values, 'sources');
    const document = `${JSON.stringify(iamPolicy(names, exportOption(values)), null, 2)}\n`;
    if (!values.json) {
      const facts = sourceFacts(names);
      const sources = facts.map(({ name, calls, freshness }) => [
        name,
        calls.some(({ price }) => Number(price) > 0)
          ? calls.map(({ operation, price }) => `${operation} $${price}`).join(', ')
          : 'free',
        `every ${freshness.updatedEveryHours} h, up to ${freshness.delayHours} h behind`,
      ]);
      const others = accessFacts(names);
      for (const { name, price } of others) sources.push([name, price, 'asked when needed']);
      const dark = [...facts, ...others].flatMap(({ name, permissions }) =>
        permissions.map(({ action, why }) => [name, action, why])
      );
      await print(
        context.stdout,
        [
          table([['SOURCE', 'PRICE PER CALL', 'FRESHNESS'], ...sources]),
          table([['SOURCE', 'PERMISSION', 'MISSING WHEN DENIED'], ...dark]),
          '',
        ].join('\n')
      );
    }
    await print(context.stdout, document);
    return EXIT.ok;
  },
};
