import type { Call } from '../../http/service.ts';
import { dayOf } from '../../world/calendar.ts';
import { hostOf } from '../../world/fleet-of.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt, createdAt, usedOn } from '../../world/inventory.ts';
import { hex, keyOf } from '../../world/random.ts';
import { isRunning } from '../cloudwatch/load.ts';
import { sizeOf } from './instance-types.ts';
import { moment, pageOf, tagSet } from './listing.ts';

const RUNNING = { code: 16, name: 'running' };
const STOPPED = { code: 80, name: 'stopped' };

function show(call: Call, asset: Asset, volumes: readonly Asset[]): unknown {
  const { world, now } = call;
  const { resource, instanceType, purchaseType, availabilityZone } = asset;
  const isOn = isRunning(usedOn(asset, world, dayOf(now)), now);
  const launched = createdAt(asset, world);
  const vcpus = sizeOf(instanceType ?? '')?.vcpus ?? 2;
  const draw = (name: string, length: number) => hex(keyOf(1, `${resource.id}/${name}`), length);
  return {
    instanceId: resource.id,
    imageId: `ami-0${draw('image', 16)}`,
    instanceState: isOn ? RUNNING : STOPPED,
    reason: isOn ? '' : `User initiated (${moment(now).slice(0, 10)} 00:00:00 GMT)`,
    instanceType,
    launchTime: moment(launched),
    placement: { availabilityZone, tenancy: 'default' },
    monitoring: { state: 'disabled' },
    subnetId: `subnet-0${draw('subnet', 16)}`,
    vpcId: `vpc-0${hex(keyOf(1, `${asset.account.id}/${asset.region}/vpc`), 16)}`,
    architecture: 'x86_64',
    rootDeviceType: 'ebs',
    rootDeviceName: '/dev/xvda',
    blockDeviceMapping: {
      item: volumes.map((volume, i) => ({
        deviceName: i === 0 ? '/dev/xvda' : `/dev/sd${String.fromCharCode(102 + i)}`,
        ebs: {
          volumeId: volume.resource.id,
          status: 'attached',
          attachTime: moment(launched),
          deleteOnTermination: i === 0,
        },
      })),
    },
    ...(purchaseType === 'Spot Instances' ? { instanceLifecycle: 'spot' } : {}),
    ebsOptimized: true,
    cpuOptions: { coreCount: vcpus / 2, threadsPerCore: 2 },
    platformDetails: 'Linux/UNIX',
    tagSet: tagSet(asset),
  };
}

/** Machines of the caller in the region; each is a reservation of its own, as most are. */
export function describeInstances(call: Call): unknown {
  const { world, now, caller } = call;
  const { page, next } = pageOf({ call, type: 'Instance' });
  const where = { type: 'Volume', accountId: caller.accountId, region: caller.region };
  const byHost = Map.groupBy(assetsAt(world, where, now), (one) => hostOf(one, world, now)?.resource.id ?? '');
  return {
    reservationSet: {
      item: page.map((asset) => ({
        reservationId: `r-0${hex(keyOf(1, `${asset.resource.id}/reservation`), 16)}`,
        ownerId: caller.accountId,
        instancesSet: { item: [show(call, asset, byHost.get(asset.resource.id) ?? [])] },
      })),
    },
    nextToken: next,
  };
}
