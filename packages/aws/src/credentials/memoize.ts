import type { AwsIdentity, IdentityProvider } from './identity.ts';

/** Temporary credentials are renewed this long before they end. */
const EARLY_MS = 5 * 60_000;

/** Asks once and remembers until shortly before the credentials expire; failures are not remembered. */
export function memoize(provider: IdentityProvider): IdentityProvider {
  let known: AwsIdentity | undefined;
  let asking: Promise<AwsIdentity> | undefined;
  return () => {
    if (known && (!known.expiration || known.expiration.getTime() - EARLY_MS > Date.now()))
      return Promise.resolve(known);
    asking ??= provider()
      .then((identity) => (known = identity))
      .finally(() => (asking = undefined));
    return asking;
  };
}
