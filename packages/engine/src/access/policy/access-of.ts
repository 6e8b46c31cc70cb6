import type { AccessPolicy, AccessScope } from '@smartcloudops/contract';

import type { Principal } from '../../engine.ts';
import type { RowClause, RowScope } from '../rows/row-scope.ts';
import { isUnlimited } from '../rows/row-scope.ts';

/** What somebody may see, and why. */
export type Access = {
  /** Names of the scopes that fit. */
  readonly scopes: readonly string[];
  readonly why: string;
} & (
  { readonly sees: 'everything' } | { readonly sees: 'rows'; readonly scope: RowScope } | { readonly sees: 'nothing' }
);

const EVERYTHING = { sees: 'everything', scopes: [] } as const;
const SETTING = { alerts: 'alerts', 'public-dashboards': 'publicDashboards' } as const;
const ASKERS = { alerts: 'Alert rules', 'public-dashboards': 'Public dashboards' } as const;

/** Scopes add up. As soon as there is one, who fits none sees nothing. */
export function accessOf(policy: AccessPolicy, principal: Principal): Access {
  const { scopes, adminsSeeEverything } = policy;
  if (scopes.length === 0) return { ...EVERYTHING, why: 'No scopes have been written, so nothing is narrowed.' };
  if (principal.kind !== undefined && principal.kind !== 'person')
    return serviceAccess(policy, principal, principal.kind);
  if (adminsSeeEverything && principal.role === 'admin')
    return { ...EVERYTHING, why: 'Administrators see everything.' };
  const fitting = scopes.filter(({ who }) => fits(who, principal, policy.teams));
  if (fitting.length > 0) return within(fitting, principal, 'What these scopes allow adds up.');
  return {
    sees: 'nothing',
    scopes: [],
    why: `There are scopes, and none is for ${principal.name} (${principal.role}). Ask an administrator to add you to one: Access in the app, or PUT /api/v1/access/scopes.`,
  };
}

function serviceAccess(policy: AccessPolicy, principal: Principal, kind: keyof typeof SETTING): Access {
  const setting = SETTING[kind];
  const chosen = policy[setting];
  const who = ASKERS[kind];
  if (chosen === 'everything')
    return { ...EVERYTHING, why: `${who} see everything, as "${setting}" of the scopes says.` };
  const scope = policy.scopes.find(({ name }) => name === chosen);
  if (scope)
    return within([scope], principal, `${who} see what this scope allows, as "${setting}" of the scopes says.`);
  return {
    sees: 'nothing',
    scopes: [],
    why: `There are scopes, and ${who.toLowerCase()} ask as nobody, so they see nothing. An administrator chooses what they see: "${setting}" under Access in the app, or in PUT /api/v1/access/scopes.`,
  };
}

function within(fitting: readonly AccessScope[], { connections }: Principal, why: string): Access {
  const scopes = fitting.map(({ name }) => name);
  // Sorted, so that callers who see the same share what was answered.
  const clauses = [...new Set(fitting.map((one) => JSON.stringify(clauseOf(one))))].toSorted();
  const scope = {
    connections: connections && [...new Set(connections)].toSorted(),
    clauses: clauses.map((clause) => JSON.parse(clause) as RowClause),
  };
  return isUnlimited(scope) ? { sees: 'everything', scopes, why } : { sees: 'rows', scope, scopes, why };
}

function clauseOf({ allows }: AccessScope): RowClause {
  const { connections, accounts = [], organizationalUnits = [], tags = {} } = allows;
  const sorted = (values: readonly string[]) => [...new Set(values)].toSorted();
  const byKey = Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const byRow = accounts.length + organizationalUnits.length + byKey.length > 0;
  return {
    connections: connections ? sorted(connections) : null,
    rows: byRow
      ? {
          accounts: sorted(accounts),
          organizationalUnits: sorted(organizationalUnits.map((path) => path.replace(/(?<=.)\/+$/, ''))),
          tags: Object.fromEntries(byKey.map(([key, values]) => [key, sorted(values)])),
        }
      : null,
  };
}

/** Logins are the same whatever their case. */
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function fits(
  { users = [], roles = [], teams = [] }: AccessScope['who'],
  asker: Principal,
  known: AccessPolicy['teams']
): boolean {
  const isIn = (logins: readonly string[]) => logins.some((login) => same(login, asker.name));
  return (
    isIn(users) ||
    roles.includes(asker.role) ||
    teams.some((team) => (asker.teams ?? []).includes(team) || (Object.hasOwn(known, team) && isIn(known[team] ?? [])))
  );
}

/** Teams of a caller: those that whoever vouches for it tells of, and those whose logins are written down. */
export function teamsOf({ teams }: AccessPolicy, asker: Principal): readonly string[] {
  const written = Object.entries(teams).flatMap(([team, logins]) =>
    logins.some((login) => same(login, asker.name)) ? [team] : []
  );
  return [...new Set([...(asker.teams ?? []), ...written])].toSorted();
}
