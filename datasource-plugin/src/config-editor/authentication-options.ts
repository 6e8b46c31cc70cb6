import { t } from '@grafana/i18n';
import type { ComboboxOption } from '@grafana/ui';
import type { AwsAuthType } from './connection-settings.ts';

/** The ways to authenticate that the administrator of this Grafana allows, by Grafana's own names. */
export function authenticationOptions(allowed: readonly string[]): Array<ComboboxOption<AwsAuthType>> {
  const all: Array<ComboboxOption<AwsAuthType>> = [
    {
      value: 'default',
      label: t('auth.default', 'AWS SDK default'),
      description: t('auth.default-help', 'Environment, container or web identity'),
    },
    {
      value: 'keys',
      label: t('auth.keys', 'Access & secret key'),
      description: t('auth.keys-help', 'Of an IAM user, stored encrypted'),
    },
    {
      value: 'credentials',
      label: t('auth.credentials', 'Credentials file'),
      description: t('auth.credentials-help', 'A profile on the Grafana server'),
    },
    {
      value: 'ec2_iam_role',
      label: t('auth.ec2', 'EC2 IAM role'),
      description: t('auth.ec2-help', 'Of the instance that runs Grafana'),
    },
  ];
  return all.filter(({ value }) => allowed.includes(value));
}
