import { AwsError, validation } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { targetsOf } from '../../world/fleet-of.ts';
import type { Asset } from '../../world/inventory.ts';
import { assetsAt, createdAt } from '../../world/inventory.ts';
import { hex, keyOf } from '../../world/random.ts';
import { targetGroupOf } from '../cloudwatch/request-series.ts';
import { moment } from '../ec2/listing.ts';
import { listPage } from '../list-page.ts';

const PAGE = { token: 'Marker', size: 'PageSize', defaultSize: 400 } as const;
const wrongMarker = () => validation('Invalid marker');

const balancersOf = ({ world, caller, now }: Call) =>
  assetsAt(world, { type: 'Load Balancer', accountId: caller.accountId, region: caller.region }, now);

const vpcOf = ({ account, region }: Asset) => `vpc-0${hex(keyOf(1, `${account.id}/${region}/vpc`), 16)}`;

function describeBalancers(call: Call): unknown {
  const { page, next } = listPage(call, balancersOf(call), PAGE, wrongMarker);
  const member = page.map((asset) => {
    const { resource, region } = asset;
    const isInternal = resource.name.endsWith('internal');
    return {
      LoadBalancerArn: resource.id,
      DNSName: `${isInternal ? 'internal-' : ''}${resource.name}-${hex(keyOf(1, resource.id), 10)}.${region}.elb.amazonaws.com`,
      CreatedTime: moment(createdAt(asset, call.world)),
      LoadBalancerName: resource.name,
      Scheme: isInternal ? 'internal' : 'internet-facing',
      VpcId: vpcOf(asset),
      State: { Code: 'active' },
      Type: 'application',
      AvailabilityZones: { member: ['a', 'b'].map((zone) => ({ ZoneName: `${region}${zone}` })) },
      IpAddressType: 'ipv4',
    };
  });
  return { LoadBalancers: { member }, NextMarker: next };
}

/** Each load balancer has one group of targets. */
function groupArn(asset: Asset): string {
  const group = asset.monitored ? targetGroupOf(asset.monitored) : '';
  return `arn:aws:elasticloadbalancing:${asset.region}:${asset.account.id}:${group}`;
}

function describeGroups(call: Call): unknown {
  const { page, next } = listPage(call, balancersOf(call), PAGE, wrongMarker);
  const member = page.map((asset) => ({
    TargetGroupArn: groupArn(asset),
    TargetGroupName: asset.resource.name,
    Protocol: 'HTTP',
    Port: 8080,
    VpcId: vpcOf(asset),
    HealthCheckEnabled: true,
    LoadBalancerArns: { member: [asset.resource.id] },
    TargetType: 'instance',
  }));
  return { TargetGroups: { member }, NextMarker: next };
}

/** @throws AwsError `TargetGroupNotFound` */
function describeHealth(call: Call): unknown {
  const { input, world, now } = call;
  const balancer = balancersOf(call).find((asset) => groupArn(asset) === input['TargetGroupArn']);
  if (!balancer)
    throw new AwsError('TargetGroupNotFound', `Target groups '${String(input['TargetGroupArn'])}' not found`);
  const member = targetsOf(balancer, world, now).map(({ resource }) => ({
    Target: { Id: resource.id, Port: 8080 },
    HealthCheckPort: '8080',
    TargetHealth: { State: 'healthy' },
  }));
  return { TargetHealthDescriptions: { member } };
}

export const elasticLoadBalancing: Service = {
  name: 'elasticloadbalancing',
  iamPrefix: 'elasticloadbalancing',
  protocol: 'query',
  target: '2015-12-01',
  xmlNamespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  throttling: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  operations: {
    DescribeLoadBalancers: { handle: describeBalancers },
    DescribeTargetGroups: { handle: describeGroups },
    DescribeTargetHealth: { handle: describeHealth },
  },
};
