import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { checkServerIdentity } from 'node:tls';
import type { ConnectionOptions } from 'node:tls';

import type { ClientConfig } from 'pg';

import { WarehouseError } from '../errors.ts';

export interface PostgresLocation {
  readonly config: Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>;
  /** For people, without the password: `postgres://smartcloudops@db.example:5432/smartcloudops`. */
  readonly name: string;
}

/** Parameters of the URL that are read; they mean what they mean to libpq. */
const KNOWN = ['host', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey'];

/**
 * Reads a `postgres://user:password@host:port/database` URL. What is absent comes from where PostgreSQL's own programs take it
 * (`PGUSER`, `PGPASSWORD`, `~/.pgpass`). `?host=/run/postgresql` names the folder of a Unix socket.
 * @throws WarehouseError `WAREHOUSE_CANNOT_OPEN`; no message holds the password
 */
export function postgresLocation(text: string): PostgresLocation {
  const url = URL.parse(text);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol))
    throw refused('The address is no postgres:// URL; a password with special characters has to be percent-encoded.');
  const unknown = [...url.searchParams.keys()].find((key) => !KNOWN.includes(key));
  if (unknown !== undefined)
    throw refused(`The parameter "${unknown}" of the address is not known; ${KNOWN.join(', ')} are.`);
  const database = decode(url.pathname.slice(1));
  const host = url.searchParams.get('host') ?? decode(url.hostname).replace(/^\[|\]$/g, '');
  const port = Number(url.port || 5432);
  const user = decode(url.username);
  return {
    config: {
      ...(host ? { host } : {}),
      port,
      ...(user ? { user } : {}),
      ...(url.password ? { password: decode(url.password) } : {}),
      ...(database ? { database } : {}),
      ssl: tls(url.searchParams, host),
    },
    name: `postgres://${user ? `${user}@` : ''}${host || 'localhost'}:${port}/${database}`,
  };
}

/** As libpq reads them, except that without `sslmode` nothing is encrypted and that a try which falls back to plain text is refused. */
function tls(parameters: URLSearchParams, host: string): false | ConnectionOptions {
  const mode = parameters.get('sslmode') ?? 'disable';
  if (mode === 'disable') return false;
  if (!['require', 'verify-ca', 'verify-full'].includes(mode))
    throw refused(`sslmode "${mode}" is not known; say disable, require, verify-ca or verify-full.`);
  const file = (name: string) => {
    const path = parameters.get(name);
    return path === null ? undefined : readPem(name, path);
  };
  const [ca, cert, key] = ['sslrootcert', 'sslcert', 'sslkey'].map(file);
  return {
    ...(ca ? { ca } : {}),
    ...(cert ? { cert } : {}),
    ...(key ? { key } : {}),
    rejectUnauthorized: mode !== 'require',
    // An address has no name to send (RFC 6066), but the certificate has to name it all the same.
    ...(host && !host.startsWith('/') && isIP(host) === 0 ? { servername: host } : {}),
    checkServerIdentity: (_, presented) =>
      mode === 'verify-full' ? checkServerIdentity(host || 'localhost', presented) : undefined,
  };
}

function readPem(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new WarehouseError('WAREHOUSE_CANNOT_OPEN', `The file ${path} that ${name} names cannot be read.`, { cause });
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refused('A part of the address is not percent-encoded as a URL demands.');
  }
}

const refused = (what: string) => new WarehouseError('WAREHOUSE_CANNOT_OPEN', what);
