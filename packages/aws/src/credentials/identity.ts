/** A key, or temporary credentials with their end. */
export interface AwsIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

export type IdentityProvider = () => Promise<AwsIdentity>;
