import type { ConnectionSettings } from '@smartcloudops/engine';

import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command, CommandContext, ParsedArguments } from '../command.ts';
import { ATHENA_OPTIONS, athenaOption } from '../athena-option.ts';
import { exportOption } from '../export-option.ts';
import { METRIC_OPTIONS, metricOptions } from '../metric-options.ts';
import { choiceOption, integerOption, listOption, requiredText, textOption } from '../options.ts';
import { readAll } from '../read-all.ts';

const KINDS = ['aws', 'demo', 'files'] as const;
const AUTH_TYPES = ['default', 'keys', 'credentials', 'ec2_iam_role'] as const;

const HELP = `Usage: smartcloudops connect ID --kind aws|demo|files [options]
       smartcloudops connect --list [--json]
       smartcloudops connect ID --remove

Remembers a connection, sealed in the data folder. A running server collects from it within a minute.
Secrets never come as arguments: with --auth keys they are read from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
AWS_SESSION_TOKEN, or, with --secrets-stdin, as JSON {"accessKey","secretKey","sessionToken"} from standard input.

  --name NAME             shown to people (default: the ID)
  --auth TYPE             default (the AWS SDK's own chain), keys, credentials (a profile), ec2_iam_role
  --profile NAME          for --auth credentials
  --assume-role-arn ARN   role to take with those credentials; --external-id ID goes with it
  --region NAME           default region
  --endpoint URL          another endpoint, such as a twin's
  --export s3://B/PREFIX  where AWS Data Exports deliver the bill; with it no budget is needed. --export-name NAME says which
                          one when there are several below the prefix
  --athena DATABASE.TABLE  the table by which Athena reads the bill where it is; needs a budget, and takes nothing in. With it go
                          --athena-workgroup NAME, --athena-dialect focus|cur2 (default focus) and --athena-output s3://B/PREFIX
  --budget DOLLARS        what may be spent on billable AWS calls each month (default 0.00: nothing)
  --tag-keys A,B          cost allocation tags to collect
  --history-days N        days of history at first contact (default 395)
  --no-metrics            charges only; measurements of machines are free, and collected otherwise
  --metric-regions A,B    where to measure (default: the default region, or us-east-1)
  --custom-metrics LIST   namespaces of CloudWatch that applications write to, with commas between, or a JSON list as in
                          docs/guides/model-metrics.md
  --security-regions A,B  where to look for what is wrong with security (default: where to measure)
  --prometheus URL        a Prometheus to measure as well, by the queries of docs/guides/prometheus.md; it is signed in to with
                          PROMETHEUS_TOKEN, or PROMETHEUS_USERNAME and PROMETHEUS_PASSWORD, when they are set
`;

interface Keys {
  readonly accessKey?: string | undefined;
  readonly secretKey?: string | undefined;
  readonly sessionToken?: string | undefined;
}

async function keys(values: ParsedArguments['values'], { environment, stdin }: CommandContext): Promise<Keys> {
  if (values['secrets-stdin']) {
    const text = await readAll(stdin);
    try {
      const { accessKey, secretKey, sessionToken } = JSON.parse(text) as Record<string, string>;
      return { accessKey, secretKey, ...(sessionToken ? { sessionToken } : {}) };
    } catch {
      // The cause would quote what was read, which is a secret.
      throw new ServerError('SERVER_BAD_INPUT', 'Standard input is no JSON object {"accessKey","secretKey"}.');
    }
  }
  const {
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: secretKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = environment;
  return { accessKey, secretKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** Who may run this command on the machine may use what the machine has. */
const POLICY = { allowedAuthProviders: [...AUTH_TYPES], assumeRoleEnabled: true, sessionSeconds: 3600 };

async function awsSettings(
  values: ParsedArguments['values'],
  context: CommandContext
): Promise<ConnectionSettings['aws']> {
  const authType = choiceOption(values, 'auth', AUTH_TYPES) ?? 'default';
  const given: Keys = authType === 'keys' ? await keys(values, context) : {};
  if (authType === 'keys' && !(given.accessKey && given.secretKey)) {
    throw new ServerError(
      'SERVER_BAD_USAGE',
      '--auth keys needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or --secrets-stdin.'
    );
  }
  const named = {
    profile: textOption(values, 'profile'),
    assumeRoleArn: textOption(values, 'assume-role-arn'),
    externalId: textOption(values, 'external-id'),
    endpoint: textOption(values, 'endpoint'),
    defaultRegion: textOption(values, 'region'),
  };
  return {
    authType,
    policy: POLICY,
    ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
    ...given,
  };
}

function prometheusSettings(
  values: ParsedArguments['values'],
  { environment }: CommandContext
): Pick<ConnectionSettings, 'prometheus'> {
  const url = textOption(values, 'prometheus');
  if (url === undefined) return {};
  const { PROMETHEUS_TOKEN: bearerToken, PROMETHEUS_USERNAME: username, PROMETHEUS_PASSWORD: password } = environment;
  const secrets = bearerToken ? { bearerToken } : username ? { username, ...(password ? { password } : {}) } : {};
  return { prometheus: { url, ...secrets } };
}

async function settingsOf(
  id: string,
  values: ParsedArguments['values'],
  context: CommandContext
): Promise<ConnectionSettings> {
  requiredText(values, 'kind');
  const kind = choiceOption(values, 'kind', KINDS) ?? 'aws';
  const budget = textOption(values, 'budget');
  const tagKeys = listOption(values, 'tag-keys');
  const historyDays = integerOption(values, 'history-days', { min: 1, max: 1200 });
  const securityRegions = listOption(values, 'security-regions');
  const place = exportOption(values);
  const exportName = textOption(values, 'export-name');
  if (exportName !== undefined && !place)
    throw new ServerError('SERVER_BAD_USAGE', '--export-name goes with --export s3://BUCKET/PREFIX.');
  const table = athenaOption(values);
  return {
    id,
    name: textOption(values, 'name') ?? id,
    kind,
    ...(kind === 'aws' ? { aws: await awsSettings(values, context) } : {}),
    ...(place ? { export: { ...place, ...(exportName === undefined ? {} : { name: exportName }) } } : {}),
    ...(table ? { pushdown: table } : {}),
    ...(budget === undefined ? {} : { monthlyApiBudget: budget }),
    ...(tagKeys ? { tagKeys } : {}),
    ...(historyDays === undefined ? {} : { historyDays }),
    ...(securityRegions ? { security: { regions: securityRegions } } : {}),
    ...prometheusSettings(values, context),
    ...metricOptions(values),
  };
}

export const connect: Command = {
  help: HELP,
  options: {
    kind: { type: 'string' },
    name: { type: 'string' },
    auth: { type: 'string' },
    profile: { type: 'string' },
    'assume-role-arn': { type: 'string' },
    'external-id': { type: 'string' },
    endpoint: { type: 'string' },
    region: { type: 'string' },
    export: { type: 'string' },
    'export-name': { type: 'string' },
    ...ATHENA_OPTIONS,
    budget: { type: 'string' },
    'tag-keys': { type: 'string' },
    'history-days': { type: 'string' },
    ...METRIC_OPTIONS,
    'security-regions': { type: 'string' },
    prometheus: { type: 'string' },
    'secrets-stdin': { type: 'boolean' },
    list: { type: 'boolean' },
    remove: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ values, positionals }, context) {
    const [id] = positionals;
    const engine = await context.openEngine();
    try {
      if (values.list) {
        const known = await engine.connections();
        const lines = known.map(
          ({ id: name, kind, problem }) => `${name}  ${kind ?? '?'}${problem ? `  ${problem}` : ''}\n`
        );
        context.stdout.write(values.json ? `${JSON.stringify(known)}\n` : lines.join(''));
        return EXIT.ok;
      }
      if (id === undefined) throw new ServerError('SERVER_BAD_USAGE', 'Which ID? See: smartcloudops connect --help');
      if (values.remove) {
        await engine.disconnect(id);
        context.stderr.write(`${id} is forgotten. What was collected stays.\n`);
        return EXIT.ok;
      }
      await engine.connect(await settingsOf(id, values, context));
      const { status, message } = await engine.health(id, context.signal);
      context.stderr.write(`${id} is remembered. ${message}\n`);
      return status === 'ok' ? EXIT.ok : EXIT.failure;
    } finally {
      await engine.close();
    }
  },
};
