import type { Call } from '../../http/service.ts';
import { dayOf } from '../../world/calendar.ts';
import { hostOf } from '../../world/fleet-of.ts';
import { createdAt } from '../../world/inventory.ts';
import { hex, keyOf } from '../../world/random.ts';
import { volumeGigabytes, volumeTypeOf } from '../../world/volume.ts';
import { bareId, moment, pageOf, tagSet } from './listing.ts';

export function describeVolumes(call: Call): unknown {
  const { world, now } = call;
  const { page, next } = pageOf({ call, type: 'Volume' });
  const item = page.map((asset) => {
    const { resource, availabilityZone } = asset;
    const host = hostOf(asset, world, now);
    const created = moment(createdAt(asset, world));
    const volumeType = volumeTypeOf(asset);
    const size = volumeGigabytes(asset, world, dayOf(now));
    return {
      volumeId: resource.id,
      size,
      snapshotId: '',
      availabilityZone,
      status: host ? 'in-use' : 'available',
      createTime: created,
      attachmentSet: {
        item: host
          ? [
              {
                volumeId: resource.id,
                instanceId: host.resource.id,
                device: '/dev/xvda',
                status: 'attached',
                attachTime: created,
                deleteOnTermination: resource.name.endsWith('-root'),
              },
            ]
          : [],
      },
      tagSet: tagSet(asset),
      volumeType,
      iops: volumeType === 'gp2' ? Math.max(100, Math.min(16_000, size * 3)) : 3000,
      ...(volumeType === 'gp3' ? { throughput: 125 } : {}),
      encrypted: true,
      multiAttachEnabled: false,
    };
  });
  return { volumeSet: { item }, nextToken: next };
}

/** Snapshots of the caller; of other owners it knows none. */
export function describeSnapshots(call: Call): unknown {
  const { world, now, caller } = call;
  const { page, next } = pageOf({ call, type: 'Snapshot' });
  const item = page.map((asset) => ({
    snapshotId: bareId(asset),
    // The volume is gone: nothing else tells so.
    volumeId: `vol-0${hex(keyOf(1, `${asset.resource.id}/volume`), 16)}`,
    status: 'completed',
    startTime: moment(createdAt(asset, world)),
    progress: '100%',
    ownerId: caller.accountId,
    volumeSize: volumeGigabytes(asset, world, dayOf(now)),
    description: asset.resource.name,
    encrypted: true,
    storageTier: 'standard',
    tagSet: tagSet(asset),
  }));
  return { snapshotSet: { item }, nextToken: next };
}
