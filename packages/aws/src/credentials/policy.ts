import { AwsError } from '../errors.ts';
import type { AwsAuthSettings } from './settings.ts';

/** What the administrator allows: Grafana's `[aws]` section, which arrives with each request under the same names. */
export interface AwsAuthPolicy {
  readonly allowedAuthProviders: readonly string[];
  readonly assumeRoleEnabled: boolean;
  /** External id that the administrator prescribes; a data source's own one goes before it. */
  readonly externalId?: string;
  /** Seconds that an assumed role is asked for. */
  readonly sessionSeconds: number;
}

/** Grafana's own defaults. */
export const DEFAULT_AUTH_POLICY: AwsAuthPolicy = {
  allowedAuthProviders: ['default', 'keys', 'credentials'],
  assumeRoleEnabled: true,
  sessionSeconds: 15 * 60,
};

/**
 * Reads the policy from Grafana's names (`AWS_AUTH_AllowedAuthProviders`, …), as they come in a request's configuration or
 * the environment.
 * @throws AwsError `AWS_SETTING_WRONG` when the session duration is no duration
 */
export function awsAuthPolicy(config: Readonly<Record<string, string | undefined>>): AwsAuthPolicy {
  const allowed = (config['AWS_AUTH_AllowedAuthProviders'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const externalId = config['AWS_AUTH_EXTERNAL_ID'];
  const duration = config['AWS_AUTH_SESSION_DURATION'];
  return {
    allowedAuthProviders: allowed.length > 0 ? allowed : DEFAULT_AUTH_POLICY.allowedAuthProviders,
    assumeRoleEnabled: config['AWS_AUTH_AssumeRoleEnabled'] !== 'false',
    ...(externalId ? { externalId } : {}),
    sessionSeconds: duration ? goDurationSeconds(duration) : DEFAULT_AUTH_POLICY.sessionSeconds,
  };
}

/** @throws AwsError `AWS_AUTH_TYPE_FORBIDDEN`, `AWS_ASSUME_ROLE_FORBIDDEN` */
export function refuseForbidden(settings: AwsAuthSettings, policy: AwsAuthPolicy): void {
  if (!policy.allowedAuthProviders.includes(settings.authType)) {
    throw new AwsError(
      'AWS_AUTH_TYPE_FORBIDDEN',
      `The setting "Authentication Provider" is ${settings.authType}; allowed are: ${policy.allowedAuthProviders.join(', ')}.`
    );
  }
  if (settings.assumeRoleArn && !policy.assumeRoleEnabled) {
    throw new AwsError('AWS_ASSUME_ROLE_FORBIDDEN', 'The setting "Assume Role ARN" is given.');
  }
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** Go's duration text: `15m`, `1h30m`, `900s`. AWS takes 15 minutes to 12 hours. */
function goDurationSeconds(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)];
  const seconds = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_SECONDS[unit ?? ''] ?? 0), 0);
  if (parts.map(([part]) => part).join('') !== text || seconds < 900 || seconds > 43_200) {
    throw new AwsError(
      'AWS_SETTING_WRONG',
      `The session duration ${JSON.stringify(text)} (session_duration of the section [aws]) is not between 15m and 12h.`
    );
  }
  return Math.round(seconds);
}
