import type { Call } from '../../http/service.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt, createdAt } from '../../world/inventory.ts';
import { hex, keyOf, pick } from '../../world/random.ts';
import { bareId, moment, pageOf, tagSet } from './listing.ts';

const drawn = (asset: Asset, prefix: string) => `${prefix}0${hex(keyOf(1, `${asset.resource.id}/${prefix}`), 16)}`;

/** Of the block that is kept for documents. */
const publicIp = ({ resource }: Asset) => `198.51.100.${1 + pick(keyOf(1, `${resource.id}/ip`), 254)}`;

export function describeNatGateways(call: Call): unknown {
  const { page, next } = pageOf({ call, type: 'NAT Gateway' });
  const item = page.map((asset) => ({
    natGatewayId: bareId(asset),
    state: 'available',
    createTime: moment(createdAt(asset, call.world)),
    connectivityType: 'public',
    subnetId: drawn(asset, 'subnet-'),
    vpcId: `vpc-0${hex(keyOf(1, `${asset.account.id}/${asset.region}/vpc`), 16)}`,
    natGatewayAddressSet: {
      item: [
        {
          allocationId: drawn(asset, 'eipalloc-'),
          networkInterfaceId: drawn(asset, 'eni-'),
          publicIp: publicIp(asset),
        },
      ],
    },
    tagSet: tagSet(asset),
  }));
  return { natGatewaySet: { item }, nextToken: next };
}

/** Addresses that are kept for nothing are on the bill by their own name; those of the gateways are in use. */
export function describeAddresses({ world, caller, now }: Call): unknown {
  const where = { accountId: caller.accountId, region: caller.region };
  const used = assetsAt(world, { type: 'NAT Gateway', ...where }, now).map((asset) => ({
    publicIp: publicIp(asset),
    allocationId: drawn(asset, 'eipalloc-'),
    associationId: drawn(asset, 'eipassoc-'),
    domain: 'vpc',
    networkInterfaceId: drawn(asset, 'eni-'),
    networkInterfaceOwnerId: caller.accountId,
  }));
  const idle = assetsAt(world, { type: 'Elastic IP', ...where }, now).map((asset) => ({
    publicIp: publicIp(asset),
    allocationId: bareId(asset),
    domain: 'vpc',
    tagSet: tagSet(asset),
  }));
  return { addressesSet: { item: [...used, ...idle] } };
}
