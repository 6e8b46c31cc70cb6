import type { Call } from '../../http/service.ts';
import type { Line } from '../../world/line.ts';
import type { Predicate } from './expression.ts';

/** The lines that a caller may see and asks for: the management account sees all, others their own. */
export function visibleLines({ world, caller }: Call, filter: Predicate): Line[] {
  const all = caller.accountId === world.accounts[0]?.id;
  return world.lines.filter((line) => (all || line.account.id === caller.accountId) && filter(line));
}
