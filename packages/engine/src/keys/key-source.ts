import path from 'node:path';

import { EngineError } from '../errors.ts';
import { keyFileBeside } from '../secrets/key-file.ts';

/** Where the key of an installation comes from, as it is set; at most one of them. */
export interface KeySettings {
  /** 64 hexadecimal digits. */
  readonly key?: string | undefined;
  /** File that holds them. */
  readonly keyFile?: string | undefined;
  /** Key of KMS, by id, ARN or alias, under which the key is kept encrypted beside the data. */
  readonly kmsKeyId?: string | undefined;
}

/** What the settings are called where they are made. */
export type KeySettingNames = Readonly<Record<keyof KeySettings, string>>;

export const ENVIRONMENT_NAMES: KeySettingNames = {
  key: 'SMARTCLOUDOPS_KEY',
  keyFile: 'SMARTCLOUDOPS_KEY_FILE',
  kmsKeyId: 'SMARTCLOUDOPS_KMS_KEY_ID',
};

/** `beside`: the file `<data folder>.key`, made at the first start. */
export type KeySource =
  | { readonly kind: 'beside'; readonly file: string }
  | { readonly kind: 'file'; readonly file: string; readonly name: string }
  | { readonly kind: 'given'; readonly text: string; readonly name: string }
  | { readonly kind: 'kms'; readonly keyId: string; readonly name: string };

/** @throws EngineError `ENGINE_KEY_SETTINGS` when more than one is given */
export function keySource(
  settings: KeySettings,
  dataDir: string,
  names: KeySettingNames = ENVIRONMENT_NAMES
): KeySource {
  const { key, keyFile, kmsKeyId } = settings;
  const sources: KeySource[] = [
    ...(key ? [{ kind: 'given', text: key, name: names.key } as const] : []),
    ...(keyFile ? [{ kind: 'file', file: path.resolve(keyFile), name: names.keyFile } as const] : []),
    ...(kmsKeyId ? [{ kind: 'kms', keyId: kmsKeyId, name: names.kmsKeyId } as const] : []),
  ];
  if (sources.length > 1) {
    const given = sources.map((source) => ('name' in source ? source.name : '')).join(' and ');
    throw new EngineError(
      'ENGINE_KEY_SETTINGS',
      `${given} are set, and the data has one key. Keep the one that the data was made with. To change over to another, set the old one only and run: smartcloudops key rotate --help`
    );
  }
  return sources[0] ?? { kind: 'beside', file: keyFileBeside(dataDir) };
}
