import type { AwsError } from '../http/aws-error.ts';
import type { Call } from '../http/service.ts';

/** The part of a list that a call asks for; its token is the place of the first entry. @throws what `refuse` makes of a wrong token */
export function listPage<Entry>(
  { input, pageLimit }: Pick<Call, 'input' | 'pageLimit'>,
  entries: readonly Entry[],
  names: { readonly token: string; readonly size: string; readonly defaultSize: number },
  refuse: () => AwsError
): { readonly page: readonly Entry[]; readonly next: string | undefined } {
  const offset = Number(input[names.token] ?? 0);
  if (!Number.isInteger(offset) || offset < 0) throw refuse();
  const size = pageLimit ?? Number(input[names.size] ?? names.defaultSize);
  const end = offset + size;
  return { page: entries.slice(offset, end), next: end < entries.length ? String(end) : undefined };
}
