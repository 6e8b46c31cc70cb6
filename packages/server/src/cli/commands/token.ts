import { openTokenFile } from '../../tokens/token-file.ts';
import { mintToken, ROLES } from '../../tokens/token.ts';
import type { TokenRecord } from '../../tokens/token.ts';
import { ServerError } from '../../errors.ts';
import { EXIT } from '../command.ts';
import type { Command, CommandContext, ParsedArguments } from '../command.ts';
import { choiceOption, listOption, requiredText } from '../options.ts';
import { table } from '../print.ts';

const HELP = `Usage: smartcloudops token create --name NAME [--role viewer|editor|admin] [--connections A,B]
                                 [--teams A,B]
       smartcloudops token list [--json]
       smartcloudops token revoke ID

Tokens open the REST server. A token is shown once, when it is made; only its hash is kept.

  --name         whom or what it is for
  --role         viewer (default) reads; editor also collects; admin also sees settings
  --connections  what it may read; default: everything
  --teams        teams that its holder is in, for scopes (docs/guides/access.md); default: none
  --json         machine-readable output
`;

const visible = ({ sha256: _, ...rest }: TokenRecord) => rest;

function create({ values }: ParsedArguments, { dataDir, stdout, stderr }: CommandContext): number {
  const { text, record } = mintToken(
    {
      name: requiredText(values, 'name'),
      role: choiceOption(values, 'role', ROLES) ?? 'viewer',
      connections: listOption(values, 'connections') ?? null,
      teams: listOption(values, 'teams') ?? [],
    },
    Date.now()
  );
  openTokenFile(dataDir).add(record);
  if (values.json) {
    stdout.write(`${JSON.stringify({ ...visible(record), token: text })}\n`);
    return EXIT.ok;
  }
  stderr.write(`Token "${record.name}" (${record.role}), shown this once:\n`);
  stdout.write(`${text}\n`);
  return EXIT.ok;
}

function list({ values }: ParsedArguments, { dataDir, stdout }: CommandContext): number {
  const records = openTokenFile(dataDir).list();
  if (values.json) {
    stdout.write(`${JSON.stringify(records.map(visible))}\n`);
    return EXIT.ok;
  }
  const rows = records.map(({ id, name, role, connections, teams = [], createdAt }) => [
    id,
    name,
    role,
    connections?.join(',') ?? 'all',
    teams.join(','),
    new Date(createdAt).toISOString().slice(0, 10),
  ]);
  stdout.write(table([['ID', 'NAME', 'ROLE', 'CONNECTIONS', 'TEAMS', 'MADE'], ...rows]));
  return EXIT.ok;
}

function revoke(id: string | undefined, { dataDir, stderr }: CommandContext): number {
  if (!id) throw new ServerError('SERVER_BAD_USAGE', 'Which token? smartcloudops token list shows the IDs.');
  if (!openTokenFile(dataDir).remove(id)) {
    throw new ServerError(
      'SERVER_BAD_USAGE',
      `There is no token with the ID "${id}". smartcloudops token list shows the IDs.`
    );
  }
  stderr.write(`Token ${id} opens nothing any more.\n`);
  return EXIT.ok;
}

export const token: Command = {
  help: HELP,
  options: {
    name: { type: 'string' },
    role: { type: 'string' },
    connections: { type: 'string' },
    teams: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(input, context) {
    const [action, id] = input.positionals;
    if (action === 'create') return create(input, context);
    if (action === 'list') return list(input, context);
    if (action === 'revoke') return revoke(id, context);
    throw new ServerError(
      'SERVER_BAD_USAGE',
      'token takes one of: create, list, revoke. See: smartcloudops token --help'
    );
  },
};
