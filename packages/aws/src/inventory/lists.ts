import type { SourceItem } from '../item-source.ts';
import type { InventoryClient } from './client.ts';
import { databaseItem, reservedDatabasesItem } from './databases.ts';
import { instanceItem, reservedInstancesItem } from './machines.ts';
import { addressItem, loadBalancerItem, natGatewayItem } from './network.ts';
import type { Place } from './place.ts';
import { snapshotItem, volumeItem } from './storage.ts';

/** AWS's limits of a page. */
const EC2_PAGE = 1000;
const RDS_PAGE = 100;
export const BALANCER_PAGE = 400;

interface Page {
  readonly items: readonly SourceItem[];
  readonly next: string | undefined;
}

/** One list of one service; what it states is complete for its kind and scope. */
export interface List {
  readonly kind: string;
  /** What is added to the region where several services tell of a kind. */
  readonly service?: string;
  readonly operation: string;
  page(client: InventoryClient, place: Place, token?: string, signal?: AbortSignal): Promise<Page>;
}

export const LISTS: readonly List[] = [
  {
    kind: 'instance',
    operation: 'DescribeInstances',
    async page({ ec2 }, place, NextToken, signal) {
      const found = await ec2.instances({ MaxResults: EC2_PAGE, NextToken }, signal);
      const machines = (found.Reservations ?? []).flatMap(({ Instances = [] }) => Instances);
      return { items: machines.flatMap((one) => instanceItem(place, one)), next: found.NextToken };
    },
  },
  {
    kind: 'volume',
    operation: 'DescribeVolumes',
    async page({ ec2 }, place, NextToken, signal) {
      const found = await ec2.volumes({ MaxResults: EC2_PAGE, NextToken }, signal);
      return { items: (found.Volumes ?? []).map((one) => volumeItem(place, one)), next: found.NextToken };
    },
  },
  {
    kind: 'snapshot',
    operation: 'DescribeSnapshots',
    async page({ ec2 }, place, NextToken, signal) {
      const found = await ec2.snapshots({ MaxResults: EC2_PAGE, NextToken }, signal);
      return { items: (found.Snapshots ?? []).map((one) => snapshotItem(place, one)), next: found.NextToken };
    },
  },
  {
    kind: 'address',
    operation: 'DescribeAddresses',
    async page({ ec2 }, place, _token, signal) {
      const { Addresses = [] } = await ec2.addresses(signal);
      return { items: Addresses.map((one) => addressItem(place, one)), next: undefined };
    },
  },
  {
    kind: 'nat-gateway',
    operation: 'DescribeNatGateways',
    async page({ ec2 }, place, NextToken, signal) {
      const found = await ec2.natGateways({ MaxResults: EC2_PAGE, NextToken }, signal);
      // One that was deleted is listed for an hour more.
      const there = (found.NatGateways ?? []).filter(({ State }) => State !== 'deleted');
      return { items: there.map((one) => natGatewayItem(place, one)), next: found.NextToken };
    },
  },
  {
    kind: 'reservation',
    service: 'ec2',
    operation: 'DescribeReservedInstances',
    async page({ ec2 }, place, _token, signal) {
      const { ReservedInstances = [] } = await ec2.reservedInstances(signal);
      return { items: ReservedInstances.map((one) => reservedInstancesItem(place, one)), next: undefined };
    },
  },
  {
    kind: 'db-instance',
    operation: 'DescribeDBInstances',
    async page({ rds }, place, Marker, signal) {
      const found = await rds.databases({ MaxRecords: RDS_PAGE, Marker }, signal);
      return { items: (found.DBInstances ?? []).map((one) => databaseItem(place, one)), next: found.Marker };
    },
  },
  {
    kind: 'reservation',
    service: 'rds',
    operation: 'DescribeReservedDBInstances',
    async page({ rds }, place, Marker, signal) {
      const found = await rds.reservedDatabases({ MaxRecords: RDS_PAGE, Marker }, signal);
      const reserved = found.ReservedDBInstances ?? [];
      return { items: reserved.map((one) => reservedDatabasesItem(place, one)), next: found.Marker };
    },
  },
  {
    kind: 'load-balancer',
    operation: 'DescribeLoadBalancers',
    async page({ loadBalancing }, place, Marker, signal) {
      const found = await loadBalancing.loadBalancers({ PageSize: BALANCER_PAGE, Marker }, signal);
      return { items: (found.LoadBalancers ?? []).map((one) => loadBalancerItem(place, one)), next: found.NextMarker };
    },
  },
];
