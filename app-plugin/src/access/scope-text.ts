import { t } from '@grafana/i18n';
import type { AccessScope } from '@smartcloudops/contract';

/** A scope as it is typed: lists with commas between, tags as `key=value,value` with semicolons between. */
export interface ScopeText {
  readonly name: string;
  readonly users: string;
  readonly roles: readonly Role[];
  readonly teams: string;
  readonly everything: boolean;
  readonly connections: string;
  readonly accounts: string;
  readonly organizationalUnits: string;
  readonly tags: string;
}
type Role = NonNullable<AccessScope['who']['roles']>[number];

export const NEW_SCOPE: ScopeText = {
  ...{ name: '', users: '', roles: [], teams: '', everything: false },
  ...{ connections: '', accounts: '', organizationalUnits: '', tags: '' },
};

export const listOf = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

export function scopeText({ name, who, allows }: AccessScope): ScopeText {
  const text = (values: readonly string[] = []) => values.join(', ');
  return {
    name,
    users: text(who.users),
    roles: who.roles ?? [],
    teams: text(who.teams),
    everything: allows.everything ?? false,
    connections: text(allows.connections),
    accounts: text(allows.accounts),
    organizationalUnits: text(allows.organizationalUnits),
    tags: tagsText(allows.tags),
  };
}

export function scopeOf(text: ScopeText): AccessScope {
  const given = <Name extends string>(name: Name, values: string[]) =>
    (values.length > 0 ? { [name]: values } : {}) as Partial<Record<Name, string[]>>;
  const tags = tagsOf(text.tags);
  return {
    name: text.name.trim(),
    who: {
      ...given('users', listOf(text.users)),
      ...(text.roles.length > 0 ? { roles: [...text.roles] } : {}),
      ...given('teams', listOf(text.teams)),
    },
    allows: {
      ...(text.everything ? { everything: true as const } : {}),
      ...given('connections', listOf(text.connections)),
      ...given('accounts', listOf(text.accounts)),
      ...given('organizationalUnits', listOf(text.organizationalUnits)),
      ...(Object.keys(tags).length > 0 ? { tags } : {}),
    },
  };
}

const tagsText = (tags: Readonly<Record<string, readonly string[]>> = {}) =>
  Object.entries(tags)
    .map(([key, values]) => `${key}=${values.join(',')}`)
    .join('; ');

/** `team=shop,checkout; env=prod` */
function tagsOf(text: string): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (const one of text.split(/[;\n]/)) {
    const at = one.indexOf('=');
    const key = one.slice(0, at).trim();
    if (at > 0 && key !== '') tags[key] = [...(tags[key] ?? []), ...listOf(one.slice(at + 1))];
  }
  return tags;
}

/** The part of what was typed that says no `key=value`; null when all does. */
export const noTag = (text: string): string | null =>
  text.split(/[;\n]/).find((one) => one.trim() !== '' && !/^\s*[^=\s][^=]*=\s*[^,\s]/.test(one)) ?? null;

/** Whether a scope stays what it is when it is typed: values may hold commas, which part values here. */
export const isTypable = (scope: AccessScope): boolean => canonical(scopeOf(scopeText(scope))) === canonical(scope);

const canonical = ({ name, who, allows }: AccessScope) =>
  JSON.stringify([
    ...[name, who.users, who.roles, who.teams, allows.everything, allows.connections, allows.accounts],
    ...[allows.organizationalUnits, Object.entries(allows.tags ?? {})],
  ]);

/** What a scope is in one line each: whom it is for, and what it shows. */
export function scopeWords({ who, allows }: AccessScope): { readonly who: string; readonly allows: string } {
  const words = (parts: readonly (readonly [string, readonly string[] | undefined])[]) =>
    parts
      .flatMap(([label, values]) => (values && values.length > 0 ? [`${label}: ${values.join(', ')}`] : []))
      .join(' · ');
  return {
    who: words([
      [t('access.word-users', 'users'), who.users],
      [t('access.word-roles', 'roles'), who.roles],
      [t('access.word-teams', 'teams'), who.teams],
    ]),
    allows: words([
      [t('access.word-everything', 'everything'), allows.everything ? [t('access.word-yes', 'yes')] : []],
      [t('access.word-connections', 'connections'), allows.connections],
      [t('access.word-accounts', 'accounts'), allows.accounts],
      [t('access.word-units', 'units'), allows.organizationalUnits],
      [t('access.word-tags', 'tags'), allows.tags ? [tagsText(allows.tags)] : []],
    ]),
  };
}
