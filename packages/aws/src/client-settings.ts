import { endpointFor } from './credentials/endpoint.ts';
import type { IdentityProvider } from './credentials/identity.ts';
import type { AwsAuthSettings } from './credentials/settings.ts';
import { requestHandler } from './http.ts';

/** How an SDK client of a free source is made: every call is counted by the collector, so none is made behind its back. */
export async function clientSettings(settings: AwsAuthSettings, region: string, credentials: IdentityProvider) {
  return {
    region,
    credentials,
    maxAttempts: 1,
    requestHandler: await requestHandler(),
    ...endpointFor('other', settings.endpoint),
  };
}
