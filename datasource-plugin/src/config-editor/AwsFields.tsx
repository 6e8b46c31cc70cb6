import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { Alert, Field, FieldSet } from '@grafana/ui';
import { authenticationOptions } from './authentication-options.ts';
import { AwsKeyFields } from './AwsKeyFields.tsx';
import type { Settings } from './settings.ts';
import { TextField } from './TextField.tsx';
import { Choice } from '../Choice.tsx';

const PLACEHOLDER_ROLE = 'arn:aws:iam::123456789012:role/smartcloudops-read';

/** How to authenticate to AWS: Grafana's conventional fields, honouring what the administrator allows. */
export function AwsFields({ settings }: { readonly settings: Settings }) {
  const { jsonData, readOnly } = settings;
  const options = authenticationOptions(config.awsAllowedAuthProviders);
  const authType = jsonData.authType ?? 'default';
  return (
    <FieldSet label={t('config.authentication', 'Authentication to AWS')}>
      <Field
        label={t('config.auth-provider', 'Authentication provider')}
        description={t(
          'config.auth-provider-help',
          'Which ones are offered is set by allowed_auth_providers in the [aws] section of grafana.ini.'
        )}
      >
        <Choice
          id="smartcloudops-auth-type"
          width={50}
          disabled={readOnly}
          options={options}
          value={authType}
          onChange={({ value }) => settings.set({ authType: value })}
        />
      </Field>
      {(authType === 'default' || authType === 'ec2_iam_role') && (
        <Alert severity="info" title={t('config.forward-title', 'Needs a setting of the Grafana server')}>
          {t(
            'config.forward-body',
            'Grafana 12.4 and newer keep the environment of the server from plugins. For credentials from the environment, a container or an instance role, add smartcloudops-analytics-datasource to forward_settings_to_plugins in the [aws] section of grafana.ini and restart Grafana.'
          )}
        </Alert>
      )}
      {authType === 'keys' && <AwsKeyFields settings={settings} />}
      {authType === 'credentials' && (
        <TextField
          settings={settings}
          name="profile"
          label={t('config.profile', 'Credentials profile')}
          description={t(
            'config.profile-help',
            'A profile of the AWS credentials file on the Grafana server. Empty means "default".'
          )}
          placeholder="default"
        />
      )}
      {config.awsAssumeRoleEnabled && (
        <>
          <TextField
            settings={settings}
            name="assumeRoleArn"
            label={t('config.role', 'Assume role ARN')}
            description={t(
              'config.role-help',
              'A role to take on after authenticating, such as one in the payer account.'
            )}
            placeholder={PLACEHOLDER_ROLE}
          />
          {jsonData.assumeRoleArn && (
            <TextField
              settings={settings}
              name="externalId"
              label={t('config.external-id', 'External ID')}
              description={t('config.external-id-help', 'If the trust policy of the role asks for one.')}
            />
          )}
        </>
      )}
      <TextField
        settings={settings}
        name="endpoint"
        label={t('config.endpoint', 'Endpoint')}
        description={t(
          'config.endpoint-help',
          'Only for a private endpoint or a simulator. Empty means the public one.'
        )}
        placeholder="https://"
      />
      <TextField
        settings={settings}
        name="defaultRegion"
        label={t('config.region', 'Default region')}
        placeholder="us-east-1"
      />
    </FieldSet>
  );
}
