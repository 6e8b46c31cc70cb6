import { Field, Input } from '@grafana/ui';
import type { ConnectionJsonData } from './connection-settings.ts';
import type { Settings } from './settings.ts';

interface Props {
  readonly settings: Settings;
  readonly name: 'profile' | 'assumeRoleArn' | 'externalId' | 'endpoint' | 'defaultRegion';
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
}

/** One text of jsonData; an emptied field is left out rather than stored as an empty text. */
export function TextField({ settings, name, label, description, placeholder }: Props) {
  const id = `smartcloudops-${name}`;
  const change: (value: string) => Partial<ConnectionJsonData> = (value) => ({
    [name]: value === '' ? undefined : value,
  });
  return (
    <Field label={label} description={description} htmlFor={id}>
      <Input
        id={id}
        width={50}
        disabled={settings.readOnly}
        placeholder={placeholder}
        value={settings.jsonData[name] ?? ''}
        onChange={(event) => settings.set(change(event.currentTarget.value))}
      />
    </Field>
  );
}
