import { accessPolicySchema } from '@smartcloudops/contract';
import type { AccessPolicy, AccessScope } from '@smartcloudops/contract';

import { EngineError } from '../../errors.ts';
import type { FieldIssue } from '../../errors.ts';
import { refusal } from '../../parse-query.ts';

const SERVICES = ['alerts', 'publicDashboards'] as const;
const WORDS = new Set(['everything', 'nothing']);

/** @throws EngineError `ENGINE_BAD_ACCESS` that names every field */
export function checkPolicy(input: unknown): AccessPolicy {
  const parsed = accessPolicySchema.safeParse(input);
  if (!parsed.success) throw refusal('ENGINE_BAD_ACCESS', 'set of scopes', parsed.error);
  const { scopes, teams } = parsed.data;
  const names = scopes.map(({ name }) => name);
  const issues = [
    ...scopes.flatMap((scope, i) => issuesOf(scope, i, names, teams)),
    ...SERVICES.flatMap((field): FieldIssue[] => {
      const chosen = parsed.data[field];
      if (WORDS.has(chosen) || names.includes(chosen)) return [];
      return [{ field, message: `There is no scope "${chosen}". Use "nothing", "everything" or the name of a scope.` }];
    }),
  ];
  if (issues.length === 0) return parsed.data;
  const text = issues.map(({ field, message }) => `"${field}": ${message}`).join(' ');
  throw new EngineError('ENGINE_BAD_ACCESS', `The scopes are not understood. ${text}`, { fields: issues });
}

function issuesOf(
  { name, who, allows }: AccessScope,
  index: number,
  names: readonly string[],
  teams: AccessPolicy['teams']
): readonly FieldIssue[] {
  const at = (field: string, message: string): FieldIssue => ({ field: `scopes[${index}].${field}`, message });
  const { everything, connections, accounts, organizationalUnits, tags } = allows;
  const byRow = accounts !== undefined || organizationalUnits !== undefined || Object.keys(tags ?? {}).length > 0;
  const unknown = (who.teams ?? []).filter((team) => !Object.hasOwn(teams, team));
  return [
    ...(WORDS.has(name) ? [at('name', `"${name}" has a meaning of its own. Choose another name.`)] : []),
    ...(names.indexOf(name) < index ? [at('name', `There is another scope "${name}". Names are unique.`)] : []),
    ...(who.users || who.roles || who.teams
      ? []
      : [at('who', 'Name users, roles or teams; it is for nobody as it is.')]),
    ...(everything || connections || byRow
      ? []
      : [
          at(
            'allows',
            'It allows nothing as it is. Name accounts, organizationalUnits, tags or connections, or "everything": true.'
          ),
        ]),
    ...(everything && byRow
      ? [at('allows', '"everything" and single accounts, units or tags contradict each other. Leave one of them out.')]
      : []),
    ...(unknown.length > 0
      ? [at('who.teams', `There is no team ${unknown.map((team) => `"${team}"`).join(', ')} in "teams".`)]
      : []),
  ];
}
