import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { sha256Of, syncToDisk } from '../backup/durable-file.ts';
import { readManifest, writeManifest } from '../backup/manifest.ts';
import { checkContent } from '../backup/restore.ts';
import { guarded } from '../sqlite-error.ts';
import { WAREHOUSE_FILES } from '../warehouse-files.ts';
import { rekeyFile } from './rekey-file.ts';
import type { KeyChange } from './rekey-file.ts';

export interface BackupRekeyOptions extends KeyChange {
  readonly folder: string;
  /** An absent or empty folder. */
  readonly into: string;
  /** Small files that the copy has other content of; null leaves one out. */
  readonly beside: Readonly<Record<string, string | null>>;
  /** Changes the copies, which are a warehouse under the new key, before they are summed up. */
  readonly amend: (warehousePath: string) => Promise<void>;
}

/**
 * Copies a backup under another key; the backup itself is not touched. The list of files is written last, so that a copy which was cut
 * short is no backup.
 * @throws WarehouseError `WAREHOUSE_BACKUP_UNUSABLE`, `WAREHOUSE_WRONG_KEY`
 */
export async function copyBackupUnderKey(options: BackupRekeyOptions): Promise<void> {
  const { folder, into, beside, amend } = options;
  const manifest = readManifest(folder);
  await checkContent(folder, manifest);
  guarded(into, () => mkdirSync(into, { recursive: true, mode: 0o700 }));
  const bills = manifest.files.filter(({ schema }) => schema !== null).map(({ name }) => name);
  // The bills have the shortest name: the others add a suffix to it.
  const base = bills.reduce((shortest, name) => (name.length < shortest.length ? name : shortest), bills[0] ?? '');
  const kept = manifest.files.filter(({ name }) => beside[name] !== null);
  for (const { name, schema } of kept) {
    const copy = path.join(into, name);
    guarded(copy, () => copyFileSync(path.join(folder, name), copy));
    const known = WAREHOUSE_FILES.find(({ suffix }) => name === base + suffix)?.schema;
    if (schema !== null) rekeyFile(copy, options, known ?? []);
  }
  await amend(path.join(into, base));
  const added = Object.entries(beside).flatMap(([name, text]) => (text === null ? [] : [{ name, text }]));
  for (const { name, text } of added) guarded(into, () => writeFileSync(path.join(into, name), text, { mode: 0o600 }));
  const names = new Map(kept.map(({ name, schema }) => [name, schema] as const));
  for (const { name } of added) names.set(name, null);
  const files = [];
  for (const [name, schema] of names) {
    const file = path.join(into, name);
    syncToDisk(file);
    files.push({ name, bytes: statSync(file).size, sha256: await sha256Of(file), schema });
  }
  writeManifest(into, { ...manifest, files });
}
