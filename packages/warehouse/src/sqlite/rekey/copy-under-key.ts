import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { guarded } from '../sqlite-error.ts';
import { WAREHOUSE_FILES } from '../warehouse-files.ts';
import type { LockedWarehouse } from './lock-warehouse.ts';
import { rekeyFile } from './rekey-file.ts';
import type { KeyChange } from './rekey-file.ts';

export interface RekeyOptions extends KeyChange {
  /** Folder of the copies, made when absent. */
  readonly into: string;
  /** Name of the file of the bills among them; the others lie beside it as with any warehouse. */
  readonly name: string;
  readonly onProgress?: (done: number, total: number, file: string) => void;
}

/**
 * Copies a warehouse that is held under another key. The warehouse itself is not touched.
 * @returns the names of the copies
 * @throws WarehouseError
 */
export async function copyUnderKey(locked: LockedWarehouse, options: RekeyOptions): Promise<readonly string[]> {
  const { into, name, onProgress } = options;
  guarded(into, () => mkdirSync(into, { recursive: true, mode: 0o700 }));
  const names: string[] = [];
  for (const [index, { suffix, db }] of locked.files.entries()) {
    const copy = path.join(into, name + suffix);
    onProgress?.(index, locked.files.length, name + suffix);
    guarded(copy, () => db.prepare('VACUUM INTO ?').run(copy));
    rekeyFile(copy, options, WAREHOUSE_FILES.find((file) => file.suffix === suffix)?.schema ?? []);
    names.push(name + suffix);
    await setImmediate();
  }
  return names;
}
