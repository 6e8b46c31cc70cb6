import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ServerError } from '../errors.ts';
import type { TokenRecord } from './token.ts';

/** The tokens of a stand-alone server, in the data folder. Changes made by the command count at once in a running server. */
export interface TokenFile {
  list(): readonly TokenRecord[];
  add(record: TokenRecord): void;
  /** @returns whether there was one with this id */
  remove(id: string): boolean;
}

function modifiedAt(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function read(file: string): readonly TokenRecord[] {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(content)) return content as readonly TokenRecord[];
    throw new Error('it holds no list');
  } catch (cause) {
    throw new ServerError(
      'SERVER_BAD_TOKEN_FILE',
      `The file of tokens ${file} cannot be read: ${(cause as Error).message}. Restore it from your backup, or delete it and make new tokens.`,
      { cause }
    );
  }
}

export function openTokenFile(dataDir: string): TokenFile {
  const file = path.join(dataDir, 'tokens.json');
  let known: { readonly at: number | null; readonly records: readonly TokenRecord[] } = { at: null, records: [] };

  function list(): readonly TokenRecord[] {
    const at = modifiedAt(file);
    if (at !== known.at) known = { at, records: at === null ? [] : read(file) };
    return known.records;
  }

  function write(records: readonly TokenRecord[]): void {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(records, null, 2)}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  }

  return {
    list,
    add: (record) => write([...list(), record]),
    remove(id) {
      const left = list().filter((record) => record.id !== id);
      if (left.length === list().length) return false;
      write(left);
      return true;
    },
  };
}
