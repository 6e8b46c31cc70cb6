import { WAREHOUSE_ERRORS } from '@smartcloudops/warehouse';

import { EngineError, systemCode } from '../../errors.ts';
import type { Visible } from './visible-rows.ts';

const ASK = 'Ask an administrator (Access in the app, or PUT /api/v1/access/scopes).';

/** What is about a whole connection, and cannot be told of single accounts or tags. */
export const beyondScope = (what: string): EngineError =>
  new EngineError(
    'ENGINE_BEYOND_SCOPE',
    `${what} is about a connection as a whole, and you may see a part of it only. ${ASK}`
  );

export const notWritable = (): EngineError =>
  new EngineError('ENGINE_BEYOND_SCOPE', `Who may see a part of the data only changes none of it. ${ASK}`);

/** A source that does not deliver what visible rows are told by beside what is asked for, without what else it delivers. */
export function withoutCuts(error: unknown, needed: readonly string[], visible: readonly Visible[]): unknown {
  if (systemCode(error) !== 'WAREHOUSE_NO_SUCH_CUT') return error;
  const by = visible.flatMap((one) => (one === 'all' ? [] : one.map(({ dimension }) => dimension)));
  if (by.length === 0) return error;
  const names = (all: readonly string[]) => [...new Set(all)].join(', ');
  const asked = needed.length === 0 ? 'the total' : names(needed);
  return new EngineError(
    { code: 'WAREHOUSE_NO_SUCH_CUT', ...WAREHOUSE_ERRORS.WAREHOUSE_NO_SUCH_CUT },
    `What you may see is told by ${names(by)}, and the source of these charges does not deliver ${asked} together with it. Ask by fewer dimensions, or have the connection read a data export, which has all of them.`,
    { cause: error }
  );
}
