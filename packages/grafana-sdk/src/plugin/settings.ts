import type { ZodType } from 'zod';
import { describeIssues } from '../call/fault.ts';
import type { AppSettings } from '../call/plugin-context.ts';
import { GrafanaSdkError } from '../errors.ts';
import type { SettingsSchemas } from './define.ts';

/** The settings with `jsonData` and `secureJsonData` as their schemas give them. */
export function checkSettings<Raw extends AppSettings, J, S>(
  raw: Raw | undefined,
  kind: 'datasource' | 'app',
  { settings, secureSettings }: SettingsSchemas<J, S>
): Omit<Raw, 'jsonData' | 'secureJsonData'> & { jsonData: J; secureJsonData: S } {
  if (!raw) {
    throw new GrafanaSdkError(
      'SDK_INSTANCE_MISSING',
      `The call carries no ${kind} settings. Address it to a configured ${kind}.`
    );
  }
  const jsonData = check(settings, raw.jsonData, 'jsonData');
  const secureJsonData = check(secureSettings, raw.secureJsonData, 'secureJsonData');
  return { ...raw, jsonData, secureJsonData };
}

function check<T>(schema: ZodType<T> | undefined, value: unknown, where: string): T {
  if (!schema) return value as T;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // Messages of the schema name the setting and what was expected; the secret itself is never repeated.
  const issues = result.error.issues.map(({ path, message }) => ({ path: [where, ...path], message }));
  throw new GrafanaSdkError(
    'SDK_SETTINGS_INVALID',
    `The settings are incomplete or wrong: ${describeIssues(issues)}. Correct them on the configuration page.`
  );
}
