import type { Call } from '../../http/service.ts';
import { assetsAt, usesService } from '../../world/inventory.ts';
import type { Asset } from '../../world/inventory.ts';
import { hex, keyOf } from '../../world/random.ts';
import type { Rule } from './rules.ts';
import { RULES } from './rules.ts';

/** AWS Config runs where the company pays for it. */
export const isRecording = ({ world, caller }: Call): boolean =>
  usesService(world, caller.accountId, caller.region, 'AWS Config');

export const rulesOf = (call: Call): readonly Rule[] => (isRecording(call) ? RULES : []);

export interface Evaluation {
  readonly asset: Asset;
  readonly isFulfilled: boolean;
}

/** Every thing that a rule looks at, and whether it is as it should be. */
export function evaluate({ world, caller, now }: Call, { type, isFulfilled }: Rule): readonly Evaluation[] {
  const there = assetsAt(world, { type, accountId: caller.accountId, region: caller.region }, now);
  return there.map((asset) => ({ asset, isFulfilled: isFulfilled(asset) }));
}

/** AWS Config calls a database by an id that no one else uses, and everything else by its own. */
export function configIdOf({ resource }: Asset): string {
  if (resource.type === 'DB Instance') return `db-${hex(keyOf(1, resource.id), 26).toUpperCase()}`;
  return resource.id.split(/[:/]/).at(-1) ?? resource.id;
}

export const ruleIdOf = ({ caller }: Call, { name }: Rule): string =>
  `config-rule-${hex(keyOf(keyOf(1, caller.accountId), `${caller.region}/${name}`), 6)}`;
