import type { Snapshot, Volume } from '@aws-sdk/client-ec2';

import type { SourceItem } from '../item-source.ts';
import { tagsOf } from '../tags-of.ts';
import { nameOf } from './machines.ts';
import { billed, ec2Arn, timeOf } from './place.ts';
import type { Place } from './place.ts';

/** A volume; `attachedTo` is empty when nothing uses it. */
export function volumeItem(place: Place, one: Volume): SourceItem {
  const id = one.VolumeId ?? '';
  return {
    id,
    name: nameOf(one.Tags, one.VolumeId),
    at: null,
    attributes: {
      ...billed(place, id),
      AvailabilityZone: one.AvailabilityZone ?? null,
      state: one.State ?? null,
      volumeType: one.VolumeType ?? null,
      sizeGiB: one.Size ?? null,
      iops: one.Iops ?? null,
      throughputMiBps: one.Throughput ?? null,
      attachedTo: (one.Attachments ?? []).flatMap(({ InstanceId }) => InstanceId ?? []).toSorted(),
      endsWithMachine: one.Attachments?.some(({ DeleteOnTermination }) => DeleteOnTermination === true) ?? false,
      encrypted: one.Encrypted ?? null,
      multiAttach: one.MultiAttachEnabled ?? null,
      snapshotId: one.SnapshotId || null,
      createdAt: timeOf(one.CreateTime),
      tags: tagsOf(one.Tags),
    },
  };
}

/** A snapshot. `sizeGiB` is that of its volume: what is charged is what changed, which only the bill tells. */
export function snapshotItem(place: Place, one: Snapshot): SourceItem {
  const id = one.SnapshotId ?? '';
  return {
    id,
    name: nameOf(one.Tags, one.SnapshotId),
    at: null,
    attributes: {
      ...billed(place, ec2Arn(place, 'snapshot', one.SnapshotId)),
      state: one.State ?? null,
      sizeGiB: one.VolumeSize ?? null,
      fullSizeBytes: one.FullSnapshotSizeInBytes ?? null,
      volumeId: one.VolumeId ?? null,
      storageTier: one.StorageTier ?? null,
      description: one.Description || null,
      encrypted: one.Encrypted ?? null,
      createdAt: timeOf(one.StartTime),
      tags: tagsOf(one.Tags),
    },
  };
}
