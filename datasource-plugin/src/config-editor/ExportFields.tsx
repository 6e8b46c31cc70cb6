import { t } from '@grafana/i18n';
import { Field, FieldSet, Input } from '@grafana/ui';
import type { ExportSettings } from './connection-settings.ts';
import type { Settings } from './settings.ts';

interface ExportField {
  readonly name: keyof ExportSettings;
  readonly label: string;
  readonly description: string;
  readonly placeholder?: string;
}

/** In the order in which AWS asks for them. */
function fields(): readonly ExportField[] {
  return [
    {
      name: 'bucket',
      label: t('config.export-bucket', 'Bucket'),
      description: t('config.export-bucket-help', 'Name of the S3 bucket that the export is delivered to.'),
      placeholder: 'my-bills',
    },
    {
      name: 'prefix',
      label: t('config.export-prefix', 'Prefix'),
      description: t('config.export-prefix-help', 'The S3 path prefix of the export, if it has one.'),
      placeholder: 'exports',
    },
    {
      name: 'name',
      label: t('config.export-name', 'Export name'),
      description: t('config.export-name-help', 'Only needed when there are several exports below the prefix.'),
    },
    {
      name: 'region',
      label: t('config.export-region', 'Region of the bucket'),
      description: t('config.export-region-help', 'Empty: it is found out.'),
    },
  ];
}

/** Where AWS Data Exports deliver the bill. Emptied fields are left out, and so is an export without any. */
export function ExportFields({ settings }: { readonly settings: Settings }) {
  const { jsonData, readOnly } = settings;
  function change(name: keyof ExportSettings, value: string): void {
    const { [name]: _, ...others } = jsonData.export ?? {};
    const changed: ExportSettings = value.trim() === '' ? others : { ...others, [name]: value.trim() };
    settings.set({ export: Object.keys(changed).length === 0 ? undefined : changed });
  }
  const isLost = jsonData.export !== undefined && !jsonData.export.bucket;
  return (
    <FieldSet label={t('config.export', 'Data export')}>
      <p>
        {t(
          'config.export-help',
          'The exact bill with all its columns, read from the bucket of a CUR 2.0 or FOCUS export for less than a cent a month. With it Cost Explorer is not needed.'
        )}
      </p>
      {fields().map(({ name, label, description, placeholder }) => (
        <Field
          key={name}
          label={label}
          description={description}
          htmlFor={`smartcloudops-export-${name}`}
          invalid={name === 'bucket' && isLost}
          error={t('config.export-bucket-error', 'The other fields say nothing without a bucket.')}
        >
          <Input
            id={`smartcloudops-export-${name}`}
            width={50}
            disabled={readOnly}
            placeholder={placeholder}
            value={jsonData.export?.[name] ?? ''}
            onChange={(event) => change(name, event.currentTarget.value)}
          />
        </Field>
      ))}
    </FieldSet>
  );
}
