import { t } from '@grafana/i18n';
import { Alert, Field, FieldSet, RadioButtonGroup } from '@grafana/ui';
import { AthenaFields } from './AthenaFields.tsx';
import { AwsFields } from './AwsFields.tsx';
import { BackfillSection } from './backfill/BackfillSection.tsx';
import { BudgetField } from './BudgetField.tsx';
import { CollectFields } from './CollectFields.tsx';
import type { ConnectionKind } from './connection-settings.ts';
import { CustomMetricsFields } from './custom-metrics/CustomMetricsFields.tsx';
import { ExportFields } from './ExportFields.tsx';
import { settingsOf } from './settings.ts';
import type { EditorProps } from './settings.ts';
import { useStartingSettings } from './use-starting-settings.ts';

function kinds(): Array<{ value: ConnectionKind; label: string; description: string }> {
  return [
    {
      value: 'demo',
      label: t('config.kind-demo', 'Demo'),
      description: t('config.kind-demo-help', 'A made-up organisation; needs no account'),
    },
    {
      value: 'aws',
      label: t('config.kind-aws', 'AWS'),
      description: t('config.kind-aws-help', 'Read from a data export or Cost Explorer'),
    },
    {
      value: 'files',
      label: t('config.kind-files', 'Bill files'),
      description: t('config.kind-files-help', 'FOCUS or CUR files that you import'),
    },
  ];
}

/**
 * Whether the backend may be asked about it: before the first save it would take the missing settings for the host's own AWS account and
 * begin to collect. Grafana makes a data source as version 1, and each save is one more; a provisioned one is as it is.
 */
function isSaved({ uid, readOnly, version = 1 }: EditorProps['options']): boolean {
  return Boolean(uid) && (Boolean(readOnly) || version > 1);
}

/** Where the bill comes from and what reading it may cost. */
export function ConfigEditor(props: EditorProps) {
  const settings = settingsOf(props);
  // What the backend takes an unsaid kind for.
  const kind = settings.jsonData.kind ?? 'aws';
  useStartingSettings(settings);
  return (
    <>
      <FieldSet label={t('config.source', 'Where the bill comes from')}>
        <Field label={t('config.kind', 'Kind of connection')} disabled={settings.readOnly}>
          <RadioButtonGroup
            options={kinds()}
            value={kind}
            disabled={settings.readOnly}
            onChange={(value) => settings.set({ kind: value })}
          />
        </Field>
        {kind === 'demo' && (
          <Alert severity="info" title={t('config.demo-title', 'Demo data')}>
            {t(
              'config.demo-body',
              'The figures belong to a simulated AWS organisation: the same every time, no account and no money needed. Press "Save & test".'
            )}
          </Alert>
        )}
        {kind === 'files' && (
          <Alert severity="info" title={t('config.files-title', 'Import your bills')}>
            {t(
              'config.files-body',
              'Import FOCUS or CUR files (CSV or Parquet, also .gz) into the data folder of this plugin with the command "smartcloudops import FILE…". Importing a file twice changes nothing.'
            )}
          </Alert>
        )}
      </FieldSet>
      {kind === 'aws' && (
        <>
          <AwsFields settings={settings} />
          <ExportFields settings={settings} />
          <AthenaFields settings={settings} />
          <FieldSet label={t('config.collecting', 'Collecting')}>
            <BudgetField settings={settings} />
            <CollectFields settings={settings} uid={isSaved(props.options) ? props.options.uid : ''} />
            {isSaved(props.options) && <BackfillSection uid={props.options.uid} />}
          </FieldSet>
          <CustomMetricsFields settings={settings} />
        </>
      )}
    </>
  );
}
