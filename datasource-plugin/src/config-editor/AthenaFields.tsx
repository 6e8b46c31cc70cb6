import { t } from '@grafana/i18n';
import { Field, FieldSet, Input, RadioButtonGroup } from '@grafana/ui';
import type { TableSettings } from './connection-settings.ts';
import type { Settings } from './settings.ts';

interface TextField {
  readonly name: Exclude<keyof TableSettings, 'dialect'>;
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
}

function fields(): readonly TextField[] {
  return [
    {
      name: 'database',
      label: t('config.athena-database', 'Database'),
      description: t('config.athena-database-help', 'Of the Glue catalogue.'),
      placeholder: 'bill',
    },
    {
      name: 'table',
      label: t('config.athena-table', 'Table'),
      description: t('config.athena-table-help', 'A FOCUS or CUR 2.0 export in Parquet, parted by billing_period.'),
      placeholder: 'focus',
    },
    {
      name: 'workGroup',
      label: t('config.athena-workgroup', 'Workgroup'),
      description: t('config.athena-workgroup-help', 'Its limit per query holds down what a query may cost.'),
      placeholder: 'primary',
    },
    {
      name: 'outputLocation',
      label: t('config.athena-output', 'Query result location'),
      description: t('config.athena-output-help', 'Only needed where the workgroup has none.'),
      placeholder: 's3://my-answers/',
    },
  ];
}

/** The table by which Athena reads the bill where it is. Emptied fields are left out, and so is a table without any. */
export function AthenaFields({ settings }: { readonly settings: Settings }) {
  const { jsonData, readOnly } = settings;
  const table = jsonData.pushdown ?? {};
  function change(name: keyof TableSettings, value: string): void {
    const { [name]: _, ...others } = table;
    const changed: TableSettings = value.trim() === '' ? others : { ...others, [name]: value.trim() };
    const { dialect: _dialect, ...texts } = changed;
    settings.set({ pushdown: Object.keys(texts).length === 0 ? undefined : changed });
  }
  const isLost = jsonData.pushdown !== undefined && !(table.database && table.table);
  return (
    <FieldSet label={t('config.athena', 'Athena')}>
      <p>
        {t(
          'config.athena-help',
          'For a bill that is too large to be copied: Athena reads it where it is, and only sums are kept here. Queries cost $5 per TB scanned, booked in the ledger and held down by the monthly budget below. Instead of a data export, not beside one.'
        )}
      </p>
      {fields().map(({ name, label, description, placeholder }) => (
        <Field
          key={name}
          label={label}
          description={description}
          htmlFor={`smartcloudops-athena-${name}`}
          invalid={isLost && (name === 'database' || name === 'table') && !table[name]}
          error={t('config.athena-error', 'Athena needs both a database and a table.')}
        >
          <Input
            id={`smartcloudops-athena-${name}`}
            width={50}
            disabled={readOnly}
            placeholder={placeholder}
            value={table[name] ?? ''}
            onChange={(event) => change(name, event.currentTarget.value)}
          />
        </Field>
      ))}
      {table.table && (
        <Field label={t('config.athena-dialect', 'The table holds')}>
          <RadioButtonGroup
            disabled={readOnly}
            options={[
              { value: 'focus', label: 'FOCUS 1.x' },
              { value: 'cur2', label: 'CUR 2.0' },
            ]}
            value={table.dialect ?? 'focus'}
            onChange={(value) => change('dialect', value)}
          />
        </Field>
      )}
    </FieldSet>
  );
}
