import type { Credential } from '../api.ts';
import { hex, keyOf } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { AwsError } from './aws-error.ts';
import { REFUSALS } from './protocol.ts';
import type { Refusal } from './protocol.ts';
import type { Caller, Service } from './service.ts';
import type { SignedRequest } from './sigv4.ts';
import { readSignature, verifies } from './sigv4.ts';

export const DEMO_CREDENTIAL: Credential = { accessKeyId: 'TWINDEMO', userName: 'demo' };

export function refusal(service: Service, kind: Refusal, message: string): AwsError {
  const [code, status] = REFUSALS[service.protocol][kind];
  return new AwsError(code, message, status);
}

function callerOf(credential: Credential, world: World, region: string): Caller {
  const accountId = credential.accountId ?? world.accounts[0]?.id ?? '';
  if (credential.sessionToken !== undefined && credential.userName?.includes('/')) {
    const roleId = `AROA${hex(keyOf(1, `${accountId}${credential.userName}`), 17).toUpperCase()}`;
    const session = credential.userName.split('/')[1] ?? '';
    const arn = `arn:aws:sts::${accountId}:assumed-role/${credential.userName}`;
    return { credential, accountId, arn, userId: `${roleId}:${session}`, region };
  }
  const userName = credential.userName ?? credential.accessKeyId.toLowerCase();
  const userId = `AIDA${hex(keyOf(1, credential.accessKeyId), 17).toUpperCase()}`;
  return { credential, accountId, arn: `arn:aws:iam::${accountId}:user/${userName}`, userId, region };
}

/** Regions that an account has to ask for, and the company has not. */
const CLOSED_REGION = /^((af|il|me|mx)-|ap-(east-|south-2|southeast-[3-9])|eu-(south-|central-2)|ca-west-)/;

/** Who signed the request. @throws AwsError as AWS words it, when the key, the token or the signature is wrong */
export function authenticate(
  request: SignedRequest,
  service: Service,
  credentials: ReadonlyMap<string, Credential>,
  world: World
): Caller {
  const signature = readSignature(request.headers.authorization);
  if (!signature) throw refusal(service, 'missing', 'Missing Authentication Token');
  if (CLOSED_REGION.test(signature.region)) {
    throw refusal(service, 'unknown', 'AWS was not able to validate the provided access credentials');
  }
  const credential = credentials.get(signature.accessKeyId);
  const token = request.headers['x-amz-security-token'];
  if (!credential || (credential.sessionToken !== undefined && credential.sessionToken !== token)) {
    throw refusal(service, 'unknown', 'The security token included in the request is invalid.');
  }
  if (signature.service !== service.name) {
    throw refusal(service, 'signature', `Credential should be scoped to correct service: '${service.name}'. `);
  }
  if (credential.secretAccessKey !== undefined && !verifies(request, signature, credential.secretAccessKey)) {
    throw refusal(
      service,
      'signature',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
    );
  }
  return callerOf(credential, world, signature.region);
}

/** Whether the key's policy allows an action: `s3:GetObject`. */
export function isAllowed({ credential }: Caller, action: string): boolean {
  const { allow = ['*'] } = credential;
  return allow.some((pattern) =>
    pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : action === pattern
  );
}

/** @throws AwsError naming the action when the key's policy does not allow it */
export function authorize(caller: Caller, service: Service, action: string): void {
  const full = `${service.iamPrefix}:${action}`;
  if (isAllowed(caller, full)) return;
  throw refusal(service, 'denied', deniedMessage(caller, service, full));
}

export function deniedMessage(caller: Caller, service: Service, action: string): string {
  const resource =
    service.name === 'ce' ? ` on resource: arn:aws:ce:us-east-1:${caller.accountId}:/${action.split(':')[1]}` : '';
  return `User: ${caller.arn} is not authorized to perform: ${action}${resource} because no identity-based policy allows the ${action} action`;
}
