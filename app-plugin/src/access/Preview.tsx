import { t } from '@grafana/i18n';
import { Button, Combobox, Field, Input, Stack } from '@grafana/ui';
import { useCallback, useState } from 'react';
import type { AccessApi } from './access-api.ts';
import { Loaded } from './Loaded.tsx';
import { SeenRows } from './SeenRows.tsx';
import { useLoaded } from './use-loaded.ts';

const ROLES = ['viewer', 'editor', 'admin'].map((value) => ({ value, label: value }));

interface Asked {
  readonly user: string;
  readonly role: string;
}

/** What somebody would see with the scopes as they are saved. */
export function Preview({ api }: { readonly api: AccessApi }) {
  const [user, setUser] = useState('');
  const [role, setRole] = useState('viewer');
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Stack direction="column" gap={2}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ user: user.trim(), role });
        }}
      >
        <Stack alignItems="flex-end" wrap="wrap">
          <Field noMargin label={t('access.login', 'Login')} htmlFor="preview-user">
            <Input
              id="preview-user"
              required
              value={user}
              onChange={({ currentTarget }) => setUser(currentTarget.value)}
            />
          </Field>
          <Field noMargin label={t('access.role', 'Role')} htmlFor="preview-role">
            <Combobox
              id="preview-role"
              width={20}
              options={ROLES}
              value={role}
              onChange={({ value }) => setRole(value)}
            />
          </Field>
          <Button type="submit">{t('access.show', 'Show')}</Button>
        </Stack>
      </form>
      {asked && <Answer key={JSON.stringify(asked)} api={api} asked={asked} />}
    </Stack>
  );
}

function Answer({ api, asked: { user, role } }: { readonly api: AccessApi; readonly asked: Asked }) {
  const [state, again] = useLoaded(useCallback(() => api.preview(user, role), [api, user, role]));
  return (
    <Loaded state={state} again={again}>
      {(seen) => <SeenRows seen={seen} />}
    </Loaded>
  );
}
