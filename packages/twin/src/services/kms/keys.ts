import { createHash } from 'node:crypto';

import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { hex, keyOf } from '../../world/random.ts';

/** A key of KMS that encrypts and decrypts. */
export interface KmsKey {
  readonly id: string;
  readonly arn: string;
  readonly alias: string;
  readonly isEnabled: boolean;
  /** 32 bytes, always the same for a key, so that what was encrypted before a restart opens after it. */
  readonly material: Buffer;
}

/** Every account has these in every region. */
const ALIASES = ['alias/smartcloudops', 'alias/other', 'alias/disabled'];

function keysOf({ world, caller }: Pick<Call, 'world' | 'caller'>): readonly KmsKey[] {
  return ALIASES.map((alias) => {
    const of = `${alias} ${caller.accountId} ${caller.region}`;
    const digits = hex(keyOf(world.seed, of), 32);
    const id = [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, digits);
    return {
      id,
      arn: `arn:aws:kms:${caller.region}:${caller.accountId}:key/${id}`,
      alias,
      isEnabled: alias !== 'alias/disabled',
      material: createHash('sha256').update(`${world.seed} ${of}`).digest(),
    };
  });
}

/** The key that an id, an ARN or an alias names. @throws AwsError when there is none, or it is disabled */
export function keyNamed(call: Call, named: unknown): KmsKey {
  const name = String(named ?? '');
  const aliasOf = (arn: string) => /^arn:aws:kms:[^:]*:[^:]*:(alias\/.+)$/.exec(arn)?.[1];
  const key = keysOf(call).find(({ id, arn, alias }) => [id, arn, alias].includes(aliasOf(name) ?? name));
  if (!key) {
    const { region, accountId } = call.caller;
    const arn = name.startsWith('arn:')
      ? name
      : `arn:aws:kms:${region}:${accountId}:${/^alias\//.test(name) ? name : `key/${name}`}`;
    throw new AwsError('NotFoundException', `${/alias\//.test(name) ? 'Alias' : 'Key'} ${arn} is not found.`);
  }
  if (!key.isEnabled) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  return key;
}

/** The key whose id a ciphertext begins with; null when none of the caller's has it. */
export function keyOfId(call: Call, id: string): KmsKey | null {
  return keysOf(call).find((key) => key.id === id) ?? null;
}
