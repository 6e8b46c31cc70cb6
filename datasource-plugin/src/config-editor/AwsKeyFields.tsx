import { t } from '@grafana/i18n';
import { Field, SecretInput } from '@grafana/ui';
import type { ConnectionSecrets } from './connection-settings.ts';
import type { Settings } from './settings.ts';

interface SecretFieldProps {
  readonly settings: Settings;
  readonly name: keyof ConnectionSecrets;
  readonly label: string;
  readonly description?: string;
}

function SecretField({ settings, name, label, description }: SecretFieldProps) {
  return (
    <Field label={label} description={description} htmlFor={`smartcloudops-${name}`}>
      <SecretInput
        id={`smartcloudops-${name}`}
        width={50}
        autoComplete="off"
        disabled={settings.readOnly}
        isConfigured={settings.isKept(name)}
        value={settings.secret(name)}
        onChange={(event) => settings.setSecret(name, event.currentTarget.value)}
        onReset={() => settings.resetSecret(name)}
      />
    </Field>
  );
}

/** Keys of an IAM user. They are stored encrypted and can be replaced, never read back. */
export function AwsKeyFields({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <SecretField settings={settings} name="accessKey" label={t('config.access-key', 'Access key ID')} />
      <SecretField settings={settings} name="secretKey" label={t('config.secret-key', 'Secret access key')} />
      <SecretField
        settings={settings}
        name="sessionToken"
        label={t('config.session-token', 'Session token')}
        description={t('config.session-token-help', 'Only for temporary keys.')}
      />
    </>
  );
}
