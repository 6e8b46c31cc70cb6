import type { Call } from '../../http/service.ts';
import { AwsError } from '../../http/aws-error.ts';
import { DAY_MS, dayOf } from '../../world/calendar.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt, usedOn } from '../../world/inventory.ts';
import type { Monitored } from '../../world/meter.ts';
import { trainedTimes } from '../../world/troubles.ts';

/** A model that answers requests. */
export interface Deployment {
  readonly asset: Asset;
  readonly monitored: Monitored;
  readonly name: string;
  /** Version of the model, counted up by each training. */
  readonly version: number;
  /** When that version was trained, epoch ms. */
  readonly trainedAt: number;
}

/** Longest time between two trainings. */
const SEARCHED_DAYS = 120;

/** When the model came to a version, epoch ms. */
export function trainedAt(monitored: Monitored, version: number, now: number): number {
  let day = dayOf(now);
  while (day > dayOf(now) - SEARCHED_DAYS * 4 && trainedTimes(monitored, (day - 1) * DAY_MS) >= version) day--;
  return day * DAY_MS;
}

export function deploymentsOf({ world, caller, now }: Call): readonly Deployment[] {
  const where = { type: 'Endpoint', accountId: caller.accountId, region: caller.region };
  return assetsAt(world, where, now).flatMap((asset) => {
    const { monitored } = asset;
    if (!monitored) return [];
    const version = trainedTimes(monitored, now);
    return [{ asset, monitored, name: asset.resource.name, version, trainedAt: trainedAt(monitored, version, now) }];
  });
}

export const configOf = ({ name, version }: Deployment): string => `${name}-v${version}`;
export const modelOf = ({ name }: Deployment, version: number): string => `${name}-model-v${version}`;
export const groupOf = ({ name }: Deployment): string => `${name}-model`;
export const instancesOf = ({ asset }: Deployment, { world, now }: Call): number =>
  Math.max(1, Math.round(usedOn(asset, world, dayOf(now)) / 24));

export const arnFor = ({ caller }: Call, kind: string, name: string): string =>
  `arn:aws:sagemaker:${caller.region}:${caller.accountId}:${kind}/${name}`;

/** The one of that name. @throws AwsError as SageMaker words it */
export function find(
  call: Call,
  what: string,
  arnKind: string,
  isIt: (one: Deployment) => boolean,
  name: string
): Deployment {
  const found = deploymentsOf(call).find(isIt);
  if (found) return found;
  throw new AwsError('ValidationException', `Could not find ${what} "${arnFor(call, arnKind, name)}".`);
}
