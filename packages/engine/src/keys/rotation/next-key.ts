import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { EngineError } from '../../errors.ts';
import { keyFileBeside, parseKey } from '../../secrets/key-file.ts';
import type { SealingKey } from '../../secrets/key-file.ts';
import { DATA_KEY_FILE } from '../data-key-store.ts';
import { dataKeyText } from '../data-key-text.ts';
import type { KeySource } from '../key-source.ts';
import { makeDataKey } from '../kms-key.ts';
import { rotationFolder, syncToDisk } from './pending-moves.ts';
import type { Move } from './pending-moves.ts';

/** Where the key after the change comes from; `same`: from where it came before. */
export type NextKeySource =
  | { readonly kind: 'same' }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'given'; readonly text: string; readonly name: string }
  | { readonly kind: 'kms'; readonly keyId: string };

export interface NextKey {
  readonly key: SealingKey;
  /** The same encrypted, for KMS alone. */
  readonly dataKeyText: string | null;
  /** What makes it the installation's key, once the data has it. */
  readonly moves: readonly Move[];
  readonly advice: readonly string[];
}

/** The drafts of a new key, which an earlier attempt may have left. */
export const draftKeyFile = (dataDir: string): string => `${keyFileBeside(dataDir)}.next`;

/**
 * Makes or reads the new key. Nothing that is in use changes; what is written is of no use to anybody until the moves are made.
 * @throws EngineError `ENGINE_KEY_SETTINGS`; AwsError
 */
export async function nextKey(from: KeySource, to: NextKeySource, dataDir: string, now: number): Promise<NextKey> {
  const target = to.kind === 'same' ? sameSource(from) : to;
  const retired = retire(from, dataDir, now);
  switch (target.kind) {
    case 'beside': {
      const file = keyFileBeside(dataDir);
      const draft = draftKeyFile(dataDir);
      const key = writeNewKey(draft);
      const keep = keepOf(from, dataDir, now);
      return {
        key,
        dataKeyText: null,
        moves: [...keep.moves, { kind: 'replace', from: draft, to: file }],
        advice: keep.advice,
      };
    }
    case 'file': {
      const file = path.resolve(target.file);
      const key = existsSync(file) ? parseKey(readFileSync(file, 'utf8'), file) : writeNewKey(file);
      return {
        key,
        dataKeyText: null,
        moves: [...leaveKms(from, dataDir), ...retired.moves],
        advice: [`Set SMARTCLOUDOPS_KEY_FILE=${file} (key_file for Grafana's plugin) from now on.`, ...retired.advice],
      };
    }
    case 'given':
      return {
        key: parseKey(target.text, target.name),
        dataKeyText: null,
        moves: [...leaveKms(from, dataDir), ...retired.moves],
        advice: [`Set SMARTCLOUDOPS_KEY (key for Grafana's plugin) to what ${target.name} is now.`, ...retired.advice],
      };
    case 'kms': {
      const made = await makeDataKey(target.keyId);
      const text = dataKeyText(made, now);
      const draft = path.join(rotationFolder(dataDir), DATA_KEY_FILE);
      writeFileSync(draft, text, { mode: 0o600 });
      syncToDisk(draft);
      const isNew = from.kind !== 'kms' || from.keyId !== target.keyId;
      const use = `Set SMARTCLOUDOPS_KMS_KEY_ID=${target.keyId} (kms_key_id for Grafana's plugin) from now on.`;
      return {
        key: made.plaintext,
        dataKeyText: text,
        moves: [{ kind: 'replace', from: draft, to: path.join(dataDir, DATA_KEY_FILE) }, ...retired.moves],
        advice: [...(isNew ? [use] : []), ...retired.advice],
      };
    }
  }
}

type Target = { readonly kind: 'beside' } | Exclude<NextKeySource, { readonly kind: 'same' }>;

function sameSource(from: KeySource): Target {
  if (from.kind === 'beside') return { kind: 'beside' };
  if (from.kind === 'kms') return { kind: 'kms', keyId: from.keyId };
  throw new EngineError(
    'ENGINE_KEY_SETTINGS',
    `The key comes from ${from.name}, which cannot be written from here. Give the new one: --new-key-file FILE (made when it is not there), SMARTCLOUDOPS_NEW_KEY with 64 hexadecimal digits, or --kms-key-id ID.`
  );
}

/** Made for its owner alone, and on the disk when it is given. */
export function writeNewKey(file: string): SealingKey {
  const key = randomBytes(32);
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600 });
  syncToDisk(file);
  syncToDisk(path.dirname(file));
  return key;
}

/** Backups of the time before need the old key, so a key file is kept under another name. */
function keepOf(from: KeySource, dataDir: string, now: number): Pick<NextKey, 'moves' | 'advice'> {
  if (from.kind !== 'beside') return { moves: leaveKms(from, dataDir), advice: [] };
  const old = `${from.file}.until-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  return {
    moves: [{ kind: 'keep', from: from.file, to: old }],
    advice: [
      `The old key is kept in ${old}: backups that were not changed over need it. Delete it when they are gone, at once if it was seen by others.`,
    ],
  };
}

/** A key file beside the data folder that is no longer used goes out of the way. */
function retire(from: KeySource, dataDir: string, now: number): Pick<NextKey, 'moves' | 'advice'> {
  if (from.kind !== 'beside') return { moves: [], advice: [] };
  const { moves, advice } = keepOf(from, dataDir, now);
  return { moves: [...moves, { kind: 'remove', file: from.file }], advice };
}

function leaveKms(from: KeySource, dataDir: string): readonly Move[] {
  return from.kind === 'kms' ? [{ kind: 'remove', file: path.join(dataDir, DATA_KEY_FILE) }] : [];
}
