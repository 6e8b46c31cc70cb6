import { config } from '@grafana/runtime';
import { useEffect } from 'react';
import { authenticationOptions } from './authentication-options.ts';
import type { ConnectionJsonData } from './connection-settings.ts';
import type { Settings } from './settings.ts';

/** What a form has to write down so that what it shows is what is stored. */
function unsaid({ jsonData }: Settings): Partial<ConnectionJsonData> {
  const kind = jsonData.kind ?? (jsonData.authType ? 'aws' : 'demo');
  const authType =
    kind === 'aws' ? (jsonData.authType ?? authenticationOptions(config.awsAllowedAuthProviders)[0]?.value) : undefined;
  return {
    ...(kind !== jsonData.kind && { kind }),
    ...(authType && authType !== jsonData.authType && { authType }),
  };
}

/** A new data source begins as a demo, and one for AWS with the first way to authenticate that is allowed. */
export function useStartingSettings(settings: Settings): void {
  const missing = unsaid(settings);
  useEffect(() => {
    if (!settings.readOnly && Object.keys(missing).length > 0) settings.set(missing);
  });
}
