import { createHash } from 'node:crypto';

import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import type { Structure } from './input.ts';

interface Token {
  /** Entries answered so far. */
  readonly offset: number;
  /** The bill that the first page was answered from. */
  readonly asOf: number;
  /** Fingerprint of the request without its token. */
  readonly of: string;
}

export function fingerprint(input: Structure): string {
  const { NextPageToken: _token, ...rest } = input;
  return createHash('sha256').update(JSON.stringify(rest)).digest('base64url').slice(0, 22);
}

export function writeToken(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64');
}

/** Reads a request's page token; null on the first page. @throws InvalidNextTokenException, RequestChangedException */
export function readToken(input: Structure): Token | null {
  const text = input['NextPageToken'];
  if (text === undefined || text === null) return null;
  let token: Partial<Token> | null = null;
  try {
    token = JSON.parse(Buffer.from(String(text), 'base64').toString()) as Partial<Token> | null;
  } catch {
    token = null;
  }
  const { offset, asOf, of } = token ?? {};
  if (typeof offset !== 'number' || typeof asOf !== 'number' || typeof of !== 'string') {
    throw new AwsError(
      'InvalidNextTokenException',
      'The pagination token is invalid. Try again without a pagination token.'
    );
  }
  if (of !== fingerprint(input)) {
    throw new AwsError(
      'RequestChangedException',
      'Your request parameters changed between pages. Try again with the old parameters or without a pagination token.'
    );
  }
  return { offset, asOf, of };
}

/** A slice of a list with the token of the next one. */
export function pageOf<T>(
  input: Structure,
  all: readonly T[],
  size: number,
  asOf: number
): { page: T[]; next: string | undefined } {
  const offset = readToken(input)?.offset ?? 0;
  const end = offset + size;
  const next = end < all.length ? writeToken({ offset: end, asOf, of: fingerprint(input) }) : undefined;
  return { page: all.slice(offset, end), next };
}

/** The input of an operation that calls its token `NextToken`, as those do that came later. */
export function tokenOf({ input }: Call): Call['input'] {
  const { NextToken, ...rest } = input;
  return NextToken === undefined ? rest : { ...rest, NextPageToken: NextToken };
}
