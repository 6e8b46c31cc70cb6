import type { AccessScope } from '@smartcloudops/contract';
import { t } from '@grafana/i18n';
import { Button, Checkbox, Drawer, Field, FieldSet, Input, Stack, TextArea } from '@grafana/ui';
import { useState } from 'react';
import { NEW_SCOPE, noTag, scopeOf, scopeText } from './scope-text.ts';
import type { ScopeText } from './scope-text.ts';

interface Props {
  /** Null: a new one. */
  readonly scope: AccessScope | null;
  readonly onDone: (scope: AccessScope) => void;
  readonly onClose: () => void;
}

const ROLES = ['viewer', 'editor', 'admin'] as const;

/** Whom a scope is for, and which rows it shows. What it means together is checked by the backend when it is saved. */
export function ScopeEditor({ scope, onDone, onClose }: Props) {
  const [text, setText] = useState<ScopeText>(scope ? scopeText(scope) : NEW_SCOPE);
  const wrong = text.everything ? null : noTag(text.tags);
  const set = (change: Partial<ScopeText>) => setText((before) => ({ ...before, ...change }));
  const list = (
    name: 'users' | 'teams' | 'connections' | 'accounts' | 'organizationalUnits',
    label: string,
    description: string
  ) => (
    <Field label={label} description={description} htmlFor={`scope-${name}`}>
      <Input
        id={`scope-${name}`}
        value={text[name]}
        disabled={text.everything && (name === 'accounts' || name === 'organizationalUnits')}
        onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
      />
    </Field>
  );
  return (
    <Drawer title={scope ? t('access.edit', 'Edit scope') : t('access.new', 'New scope')} size="md" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong === null) onDone(scopeOf(text));
        }}
      >
        <Field label={t('access.name', 'Name')} htmlFor="scope-name">
          <Input
            id="scope-name"
            required
            value={text.name}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
        </Field>
        <FieldSet label={t('access.who', 'For whom (one that fits is enough)')}>
          {list('users', t('access.users', 'Users'), t('access.users-help', 'Logins, with commas between'))}
          {list('teams', t('access.teams', 'Teams'), t('access.teams-help', 'Teams from the list below the scopes'))}
          <Stack gap={2}>
            {ROLES.map((role) => (
              <Checkbox
                key={role}
                label={role}
                value={text.roles.includes(role)}
                onChange={({ currentTarget: { checked } }) =>
                  set({ roles: ROLES.filter((one) => (one === role ? checked : text.roles.includes(one))) })
                }
              />
            ))}
          </Stack>
        </FieldSet>
        <FieldSet label={t('access.allows', 'What they see (one that fits is enough)')}>
          <Field>
            <Checkbox
              label={t('access.everything', 'Everything')}
              value={text.everything}
              onChange={({ currentTarget: { checked } }) => set({ everything: checked })}
            />
          </Field>
          {list(
            'accounts',
            t('access.accounts', 'Accounts'),
            t('access.accounts-help', 'Account ids, with commas between')
          )}
          {list(
            'organizationalUnits',
            t('access.units', 'Organisational units'),
            t('access.units-help', 'Paths such as /Commerce, with all below them')
          )}
          <Field
            label={t('access.tags', 'Tags')}
            description={t('access.tags-help', 'Such as team=shop,checkout; env=prod')}
            htmlFor="scope-tags"
            invalid={wrong !== null}
            error={t('access.no-tag', '"{{text}}" is no tag: write key=value.', { text: wrong ?? '' })}
          >
            <TextArea
              id="scope-tags"
              value={text.tags}
              disabled={text.everything}
              onChange={({ currentTarget }) => set({ tags: currentTarget.value })}
            />
          </Field>
          {list(
            'connections',
            t('access.connections', 'Only in these connections'),
            t('access.connections-help', 'Alone: everything in them. Empty: all connections')
          )}
        </FieldSet>
        <Stack gap={1}>
          <Button type="submit" disabled={wrong !== null}>
            {t('access.take', 'Take over')}
          </Button>
          <Button variant="secondary" type="button" onClick={onClose}>
            {t('access.cancel', 'Cancel')}
          </Button>
        </Stack>
      </form>
    </Drawer>
  );
}
