import type { DuckDBConnection } from '@duckdb/node-api';

import { IngestError } from '../errors.ts';

export interface DuckdbReader {
  readonly connection: DuckDBConnection;
  close(): void;
}

/**
 * DuckDB in process, that can read these files and nothing else: no other files, no downloads, no writes. It is loaded when the first
 * one is asked for.
 * @param file that people know, for errors
 * @throws IngestError `INGEST_PARQUET_UNAVAILABLE`
 */
export async function duckdbReader(file: string, allowed: readonly string[]): Promise<DuckdbReader> {
  const { DuckDBInstance } = await load(file);
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '512MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET allowed_paths=[${allowed.map(sqlText).join(', ')}]`);
  await connection.run('SET enable_external_access=false');
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** What DuckDB takes for a pattern in the name of a file. */
export const PATTERN = /[*?[\]{}]/;

export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function load(file: string) {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new IngestError('INGEST_PARQUET_UNAVAILABLE', 'this is a Parquet file, and its reader is not installed.', {
      place: { file },
      cause,
    });
  }
}
