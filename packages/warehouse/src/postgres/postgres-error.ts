import { WarehouseError, isWarehouseError } from '../errors.ts';
import type { WarehouseErrorCode } from '../errors.ts';

/** PostgreSQL's SQLSTATEs by their first characters; the first match wins. */
const BY_STATE: readonly (readonly [prefix: string, code: WarehouseErrorCode, what: string])[] = [
  ['53100', 'WAREHOUSE_DISK_FULL', "The database could not grow: no space is left on the server's disk"],
  ['53300', 'WAREHOUSE_BUSY', 'The server has no connection left for us'],
  ['53', 'WAREHOUSE_BUSY', 'The server has run out of a resource'],
  ['25006', 'WAREHOUSE_READ_ONLY', 'The database was asked to change, but is open for reading only or is a standby'],
  ['42501', 'WAREHOUSE_ACCESS_DENIED', 'The role may not do this'],
  ['28', 'WAREHOUSE_ACCESS_DENIED', 'The server refused the role or its password'],
  ['3D000', 'WAREHOUSE_CANNOT_OPEN', 'There is no such database; CREATE DATABASE makes it'],
  ['57P04', 'WAREHOUSE_CANNOT_OPEN', 'The database was dropped'],
  ['55P03', 'WAREHOUSE_BUSY', 'Another process held the warehouse for too long'],
  ['57014', 'WAREHOUSE_BUSY', 'The statement took longer than its time limit, or an administrator cancelled it'],
  ['25P03', 'WAREHOUSE_BUSY', 'The delivery stood still for too long, so that the server ended its transaction'],
  ['40', 'WAREHOUSE_BUSY', 'Other processes changed the same data at the same moment, again and again'],
  ['58', 'WAREHOUSE_IO', 'The server failed to read or write its files'],
  ['XX001', 'WAREHOUSE_CORRUPT', 'The database is damaged'],
  ['XX002', 'WAREHOUSE_CORRUPT', 'An index of the database is damaged'],
  ['22021', 'WAREHOUSE_BAD_ROW', 'A text holds a character that PostgreSQL cannot keep (U+0000)'],
  ['22P05', 'WAREHOUSE_BAD_ROW', 'A text holds a character that PostgreSQL cannot keep (U+0000)'],
  ['22', 'WAREHOUSE_BAD_ROW', 'A value has no place in its column'],
  ['54000', 'WAREHOUSE_BAD_ROW', 'A text is longer than PostgreSQL can keep here'],
];

/** What the network, the operating system and a server that starts or stops say. */
const UNREACHABLE_CODES = /^(E[A-Z]+|08...|57P0[123])$/;
const UNREACHABLE_TEXTS =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|connection error|does not support SSL/i;
const TLS_CODES = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/;

/** The one place where what the driver throws becomes a WarehouseError. The driver's texts hold no password. */
export function toWarehouseError(thrown: unknown, name: string): WarehouseError {
  if (isWarehouseError(thrown)) return thrown;
  const { message, code } = factsOf(thrown);
  const known = BY_STATE.find(([prefix]) => code.startsWith(prefix));
  const error = (kind: WarehouseErrorCode, what: string) =>
    new WarehouseError(kind, `${what} (${name}: ${message.replace(/\.$/, '')}).`, { cause: thrown });
  if (known && SQLSTATE.test(code)) return error(known[1], known[2]);
  if (TLS_CODES.test(code)) return error('WAREHOUSE_UNREACHABLE', "The server's certificate is not trusted");
  if (isUnreachable(thrown)) return error('WAREHOUSE_UNREACHABLE', 'The database server does not answer');
  if (/password|SASL|SCRAM/.test(message)) return error('WAREHOUSE_ACCESS_DENIED', 'The server wants a password');
  return error('WAREHOUSE_INTERNAL', 'The database failed');
}

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** True when the connection is gone or was never made, so that what was asked may be asked again on another one. */
export function isUnreachable(thrown: unknown): boolean {
  const { message, code } = factsOf(thrown);
  return UNREACHABLE_CODES.test(code) || UNREACHABLE_TEXTS.test(message);
}

/** True when the server undid the whole transaction because others were in its way. */
export const isRolledBack = (thrown: unknown): boolean => ['40001', '40P01'].includes(factsOf(thrown).code);

/** True for a statement that is wrong in itself. */
export const isFailureOfOurs = (thrown: unknown): boolean => /^42(?!501)|^0A/.test(factsOf(thrown).code);

/** Read by shape, not by class: the driver's errors may come from another realm. */
function factsOf(thrown: unknown): { message: string; code: string } {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown), code: '' };
  const { message, code } = thrown as { message?: unknown; code?: unknown };
  // Several addresses of one host that all refuse come as an AggregateError without a text of its own.
  const [first] = (thrown as { errors?: unknown[] }).errors ?? [];
  return {
    message:
      typeof message === 'string' && message !== '' ? message : String((first as Error | undefined)?.message ?? code),
    code: typeof code === 'string' ? code : '',
  };
}
