import type { World } from '../world/world.ts';

/** The company enrolled its organisation for advice, and one account left: the last one, where people try things out. */
export const isEnrolled = ({ accounts }: Pick<World, 'accounts'>, accountId: string): boolean =>
  accounts.length < 2 || accounts.at(-1)?.id !== accountId;
