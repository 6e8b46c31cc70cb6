import type { AppPluginMeta, DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Field, FieldSet } from '@grafana/ui';
import { useState } from 'react';
import type { AppJsonData } from '../settings.ts';
import { saveSettings } from './save-settings.ts';

interface Props {
  readonly meta: AppPluginMeta<AppJsonData>;
  readonly sources: readonly DataSourceInstanceSettings[];
}

type Saving = { readonly kind: 'idle' | 'saving' | 'saved' } | { readonly kind: 'failed'; readonly message: string };

/** Which data source the home page opens with. */
export function HomeDataSource({ meta, sources }: Props) {
  const [uid, setUid] = useState(meta.jsonData?.datasourceUid ?? sources[0]?.uid ?? null);
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const save = async () => {
    setSaving({ kind: 'saving' });
    try {
      await saveSettings(meta, { ...meta.jsonData, datasourceUid: uid ?? undefined });
      setSaving({ kind: 'saved' });
    } catch (error) {
      setSaving({ kind: 'failed', message: (error as { data?: { message?: string } }).data?.message ?? String(error) });
    }
  };
  return (
    <FieldSet label={t('config.home', 'Home page')}>
      <Field label={t('config.home-source', 'Opens with')} htmlFor="smartcloudops-home-source">
        <Combobox
          id="smartcloudops-home-source"
          width={40}
          options={sources.map(({ uid: value, name }) => ({ value, label: name }))}
          value={uid}
          onChange={({ value }) => setUid(value)}
        />
      </Field>
      <Button disabled={saving.kind === 'saving'} onClick={() => void save()}>
        {t('config.save', 'Save')}
      </Button>
      {saving.kind === 'saved' && <Alert severity="success" title={t('config.saved', 'Saved')} />}
      {saving.kind === 'failed' && (
        <Alert severity="error" title={t('config.not-saved', 'Not saved')}>
          {saving.message}
        </Alert>
      )}
    </FieldSet>
  );
}
