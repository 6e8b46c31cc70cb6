import type { IdentityProvider } from './credentials/identity.ts';
import type { AwsAuthPolicy } from './credentials/policy.ts';
import { credentialProvider } from './credentials/provider.ts';
import type { AwsAuthSettings } from './credentials/settings.ts';
import { translateFault } from './translate-fault.ts';

/** An SDK client that connects when first used: the SDK is loaded and credentials are looked for then. */
export interface SdkConnection<Client> {
  /** @param action the IAM action that the call takes. @throws AwsError */
  call<Output>(action: string, send: (client: Client) => Promise<Output>): Promise<Output>;
  close(): void;
}

export function sdkConnection<Client extends { destroy(): void }>(
  settings: AwsAuthSettings,
  policy: AwsAuthPolicy | undefined,
  makeClient: (credentials: IdentityProvider) => Promise<Client>
): SdkConnection<Client> {
  const secrets = [settings.accessKey, settings.secretKey, settings.sessionToken, settings.externalId];
  const connect = async () => {
    const credentials = await credentialProvider(settings, policy);
    return { credentials, client: await makeClient(credentials) };
  };
  let connecting: ReturnType<typeof connect> | undefined;
  const forget = (thrown: unknown): never => {
    connecting = undefined;
    throw thrown;
  };
  return {
    async call(action, send) {
      const { client, credentials } = await (connecting ??= connect().catch(forget));
      // Credentials are fetched apart so that a refused role is not taken for a refused permission.
      await credentials().catch((thrown: unknown) => {
        throw translateFault(thrown, { action: settings.assumeRoleArn ? 'sts:AssumeRole' : action, secrets });
      });
      try {
        return await send(client);
      } catch (thrown) {
        throw translateFault(thrown, { action, secrets });
      }
    },
    close() {
      void connecting?.then(
        ({ client }) => client.destroy(),
        () => undefined
      );
      connecting = undefined;
    },
  };
}
