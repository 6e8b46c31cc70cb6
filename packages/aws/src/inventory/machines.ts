import type { Instance, InstanceTypeInfo, ReservedInstances, Tag } from '@aws-sdk/client-ec2';
import { DAY_MS } from '@smartcloudops/focus';

import { amountOf } from '../amount-of.ts';
import type { SourceItem } from '../item-source.ts';
import { tagsOf } from '../tags-of.ts';
import { billed, ec2Arn, timeOf } from './place.ts';
import type { Place } from './place.ts';

export const nameOf = (tags: readonly Tag[] | undefined, id: string | undefined): string | null =>
  tags?.find(({ Key }) => Key === 'Name')?.Value ?? id ?? null;

/** A machine. Those that are terminated are listed for an hour more, and are none. */
export function instanceItem(place: Place, one: Instance): readonly SourceItem[] {
  if (one.InstanceId === undefined || one.State?.Name === 'terminated') return [];
  const { InstanceId: id, CpuOptions: cpu, Tags: tags } = one;
  return [
    {
      id,
      name: nameOf(tags, id),
      at: null,
      attributes: {
        ...billed(place, id),
        AvailabilityZone: one.Placement?.AvailabilityZone ?? null,
        state: one.State?.Name ?? null,
        instanceType: one.InstanceType ?? null,
        vcpus: cpu?.CoreCount === undefined ? null : cpu.CoreCount * (cpu.ThreadsPerCore ?? 1),
        architecture: one.Architecture ?? null,
        platform: one.PlatformDetails ?? null,
        lifecycle: one.InstanceLifecycle ?? 'on-demand',
        tenancy: one.Placement?.Tenancy ?? null,
        ebsOptimized: one.EbsOptimized ?? null,
        detailedMonitoring: one.Monitoring?.State === 'enabled',
        imageId: one.ImageId ?? null,
        vpcId: one.VpcId ?? null,
        launchedAt: timeOf(one.LaunchTime),
        stateReason: one.StateTransitionReason || null,
        volumes: (one.BlockDeviceMappings ?? []).flatMap(({ Ebs }) => Ebs?.VolumeId ?? []).toSorted(),
        autoScalingGroup: tags?.find(({ Key }) => Key === 'aws:autoscaling:groupName')?.Value ?? null,
        tags: tagsOf(tags),
      },
    },
  ];
}

/** How large the machines of a type are. */
export function instanceTypeItem({ region }: Place, one: InstanceTypeInfo): SourceItem {
  const type = one.InstanceType ?? '';
  return {
    id: `${region}/${type}`,
    name: type,
    at: null,
    attributes: {
      RegionId: region,
      instanceType: type,
      vcpus: one.VCpuInfo?.DefaultVCpus ?? null,
      memoryMiB: one.MemoryInfo?.SizeInMiB ?? null,
      gpuMemoryMiB: one.GpuInfo?.TotalGpuMemoryInMiB ?? null,
      architectures: [...(one.ProcessorInfo?.SupportedArchitectures ?? [])],
      network: one.NetworkInfo?.NetworkPerformance ?? null,
      burstable: one.BurstablePerformanceSupported ?? null,
      currentGeneration: one.CurrentGeneration ?? null,
    },
  };
}

/** A reservation of machines. `fixedPrice` and `hourlyPrice` are decimal text for one machine. */
export function reservedInstancesItem(place: Place, one: ReservedInstances): SourceItem {
  const id = one.ReservedInstancesId ?? '';
  const hourly = one.RecurringCharges?.find(({ Frequency }) => Frequency === 'Hourly');
  return {
    id,
    name: id,
    at: null,
    attributes: {
      ...billed(place, ec2Arn(place, 'reserved-instances', one.ReservedInstancesId)),
      AvailabilityZone: one.AvailabilityZone ?? null,
      service: 'Amazon EC2',
      state: one.State ?? null,
      instanceType: one.InstanceType ?? null,
      count: one.InstanceCount ?? null,
      platform: one.ProductDescription ?? null,
      offeringClass: one.OfferingClass ?? null,
      offeringType: one.OfferingType ?? null,
      scope: one.Scope ?? null,
      multiAz: null,
      startsAt: timeOf(one.Start),
      endsAt: timeOf(one.End),
      days: one.Duration === undefined ? null : Math.round((one.Duration * 1000) / DAY_MS),
      fixedPrice: amountOf(one.FixedPrice),
      hourlyPrice: amountOf(hourly?.Amount),
      BillingCurrency: one.CurrencyCode ?? null,
      tags: tagsOf(one.Tags),
    },
  };
}
