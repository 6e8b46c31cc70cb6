import { listOf } from './scope-text.ts';

/** Teams as they are typed: a line each, `shop: sam, sue`. */
export const teamsText = (teams: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(teams)
    .map(([team, logins]) => `${team}: ${logins.join(', ')}`)
    .join('\n');

export function teamsOf(text: string): Record<string, string[]> {
  const teams = text.split('\n').flatMap((line) => {
    const [team = '', ...logins] = line.split(':');
    return team.trim() === '' ? [] : [[team.trim(), listOf(logins.join(':'))] as const];
  });
  return Object.fromEntries(teams);
}
