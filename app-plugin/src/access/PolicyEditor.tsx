import { t } from '@grafana/i18n';
import { Alert, Button, EmptyState, Stack } from '@grafana/ui';
import type { AccessPolicy, AccessScope, AccessScopesResponse } from '@smartcloudops/contract';
import { useState } from 'react';
import { failureOf } from './access-api.ts';
import type { AccessApi } from './access-api.ts';
import { PolicyFields } from './PolicyFields.tsx';
import { ScopeEditor } from './ScopeEditor.tsx';
import { ScopeTable } from './ScopeTable.tsx';

interface Props {
  readonly api: AccessApi;
  readonly loaded: AccessScopesResponse;
}

type Saving = { readonly kind: 'idle' | 'saving' | 'saved' } | { readonly kind: 'failed'; readonly message: string };

/** The scopes of the organisation; nothing holds before it is saved. */
export function PolicyEditor({ api, loaded }: Props) {
  const [{ version, policy }, setStored] = useState(loaded);
  const [draft, setDraft] = useState<AccessPolicy>(policy);
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const change = (part: Partial<AccessPolicy>) => {
    setDraft((before) => ({ ...before, ...part }));
    setSaving({ kind: 'idle' });
  };
  const take = (scope: AccessScope) => {
    const { scopes } = draft;
    change({ scopes: edited === 'new' ? [...scopes, scope] : scopes.map((one, i) => (i === edited ? scope : one)) });
    setEdited(null);
  };
  const save = async () => {
    setSaving({ kind: 'saving' });
    try {
      const stored = await api.save(version, draft);
      setStored(stored);
      setDraft(stored.policy);
      setSaving({ kind: 'saved' });
    } catch (error) {
      setSaving({ kind: 'failed', message: failureOf(error).message });
    }
  };
  const add = (
    <Button icon="plus" variant="secondary" onClick={() => setEdited('new')}>
      {t('access.add', 'Add a scope')}
    </Button>
  );
  return (
    <Stack direction="column" gap={2}>
      {draft.scopes.length === 0 ? (
        <EmptyState
          variant="call-to-action"
          hideImage
          message={t('access.empty', 'Everybody sees everything')}
          button={add}
        >
          {t(
            'access.empty-help',
            'As soon as there is a scope, whoever is in none sees nothing. Administrators are exempt.'
          )}
        </EmptyState>
      ) : (
        <>
          <ScopeTable
            scopes={draft.scopes}
            onEdit={setEdited}
            onRemove={(index) => change({ scopes: draft.scopes.filter((_, i) => i !== index) })}
          />
          <div>{add}</div>
        </>
      )}
      <PolicyFields policy={draft} onChange={change} />
      <div>
        <Button disabled={saving.kind === 'saving' || draft === policy} onClick={() => void save()}>
          {t('access.save', 'Save')}
        </Button>
      </div>
      {saving.kind === 'saved' && (
        <Alert severity="success" title={t('access.saved', 'Saved. It holds from now on.')} />
      )}
      {saving.kind === 'failed' && (
        <Alert severity="error" title={t('access.not-saved', 'Not saved')}>
          {saving.message}
        </Alert>
      )}
      {edited !== null && (
        <ScopeEditor
          scope={edited === 'new' ? null : (draft.scopes[edited] ?? null)}
          onDone={take}
          onClose={() => setEdited(null)}
        />
      )}
    </Stack>
  );
}
