import type { Address, NatGateway } from '@aws-sdk/client-ec2';
import type { LoadBalancer, TargetGroup, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';

import type { SourceItem } from '../item-source.ts';
import { tagsOf } from '../tags-of.ts';
import { nameOf } from './machines.ts';
import { billed, ec2Arn, timeOf } from './place.ts';
import type { Place } from './place.ts';

/** A public address; `associatedWith` is null when nothing uses it. */
export function addressItem(place: Place, one: Address): SourceItem {
  const id = one.AllocationId ?? one.PublicIp ?? '';
  return {
    id,
    name: nameOf(one.Tags, one.PublicIp ?? id),
    at: null,
    attributes: {
      ...billed(place, ec2Arn(place, 'elastic-ip', one.AllocationId)),
      publicIp: one.PublicIp ?? null,
      state: one.AssociationId === undefined && !one.InstanceId ? 'idle' : 'in-use',
      associatedWith: one.InstanceId || one.NetworkInterfaceId || null,
      tags: tagsOf(one.Tags),
    },
  };
}

export function natGatewayItem(place: Place, one: NatGateway): SourceItem {
  const id = one.NatGatewayId ?? '';
  return {
    id,
    name: nameOf(one.Tags, one.NatGatewayId),
    at: null,
    attributes: {
      ...billed(place, ec2Arn(place, 'natgateway', one.NatGatewayId)),
      state: one.State ?? null,
      connectivityType: one.ConnectivityType ?? null,
      vpcId: one.VpcId ?? null,
      subnetId: one.SubnetId ?? null,
      addresses: (one.NatGatewayAddresses ?? []).flatMap(({ AllocationId }) => AllocationId ?? []).toSorted(),
      createdAt: timeOf(one.CreateTime),
      tags: tagsOf(one.Tags),
    },
  };
}

export function loadBalancerItem(place: Place, one: LoadBalancer): SourceItem {
  const arn = one.LoadBalancerArn ?? '';
  return {
    id: arn,
    name: one.LoadBalancerName ?? null,
    at: null,
    attributes: {
      ...billed(place, arn),
      state: one.State?.Code ?? null,
      loadBalancerType: one.Type ?? null,
      scheme: one.Scheme ?? null,
      vpcId: one.VpcId ?? null,
      availabilityZones: (one.AvailabilityZones ?? []).flatMap(({ ZoneName }) => ZoneName ?? []).toSorted(),
      createdAt: timeOf(one.CreatedTime),
    },
  };
}

/** What a load balancer spreads its load over. `health` null: nobody was allowed to ask. */
export function targetGroupItem(
  place: Place,
  one: TargetGroup,
  health: readonly TargetHealthDescription[] | null
): SourceItem {
  const arn = one.TargetGroupArn ?? '';
  return {
    id: arn,
    name: one.TargetGroupName ?? null,
    at: null,
    attributes: {
      ...billed(place, arn),
      loadBalancers: [...(one.LoadBalancerArns ?? [])].toSorted(),
      targetType: one.TargetType ?? null,
      protocol: one.Protocol ?? null,
      port: one.Port ?? null,
      targets: health?.length ?? null,
      healthyTargets: health?.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length ?? null,
    },
  };
}
