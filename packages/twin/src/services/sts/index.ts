import type { Credential } from '../../api.ts';
import { AwsError } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { formatHour } from '../../world/calendar.ts';
import { hex, keyOf } from '../../world/random.ts';

const ROLE = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]{1,64})$/;
const DEFAULT_SECONDS = 3600;

function required(call: Call, name: string): string {
  const value = call.input[name];
  if (typeof value === 'string' && value !== '') return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`
  );
}

function getCallerIdentity({ caller }: Call): unknown {
  return { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId };
}

/** Hands out temporary credentials of a role in any account of the company; the key is drawn from who asks for what. */
function assumeRole(call: Call): unknown {
  const arn = required(call, 'RoleArn');
  const session = required(call, 'RoleSessionName');
  const seconds = Number(call.input['DurationSeconds'] ?? DEFAULT_SECONDS);
  if (!(seconds >= 900 && seconds <= 43_200)) {
    throw new AwsError('ValidationError', 'The requested DurationSeconds must be between 900 and 43200 seconds.');
  }
  const [, accountId = '', role = ''] = ROLE.exec(arn) ?? [];
  const known = call.world.accounts.some((account) => account.id === accountId);
  const { externalId } = call.settings;
  if (!known || (externalId !== null && call.input['ExternalId'] !== externalId)) {
    const message = `User: ${call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
    throw new AwsError('AccessDenied', message, 403);
  }
  const key = keyOf(keyOf(call.world.seed, arn), `${session}/${call.caller.arn}/${call.now}`);
  const expiration = formatHour(call.now + seconds * 1000);
  const credential: Required<Pick<Credential, 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'userName'>> = {
    accessKeyId: `ASIA${hex(key, 16).toUpperCase()}`,
    secretAccessKey: hex(keyOf(key, 'secret'), 40),
    sessionToken: Buffer.from(hex(keyOf(key, 'token'), 120), 'hex').toString('base64'),
    userName: `${role}/${session}`,
  };
  const allow = call.caller.credential.allow;
  call.settings.issue({ ...credential, accountId, ...(allow ? { allow } : {}) }, call.now + seconds * 1000);
  const roleId = `AROA${hex(keyOf(1, `${accountId}${role}/${session}`), 17).toUpperCase()}`;
  return {
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      SecretAccessKey: credential.secretAccessKey,
      SessionToken: credential.sessionToken,
      Expiration: expiration,
    },
    AssumedRoleUser: {
      AssumedRoleId: `${roleId}:${session}`,
      Arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`,
    },
    PackedPolicySize: 6,
  };
}

export const sts: Service = {
  name: 'sts',
  iamPrefix: 'sts',
  protocol: 'query',
  target: '2011-06-15',
  xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  throttling: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  operations: {
    GetCallerIdentity: { handle: getCallerIdentity },
    AssumeRole: { handle: assumeRole },
  },
};
