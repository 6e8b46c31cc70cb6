import type { SourceFacts } from '../source-facts.ts';

/** What the lists of EC2, RDS and Elastic Load Balancing are and cost as a source of items. */
export const INVENTORY_FACTS: SourceFacts = {
  name: 'inventory',
  title: 'AWS inventory (EC2, RDS, Elastic Load Balancing)',
  area: 'advice',
  delivers: 'items',
  permissions: [
    { action: 'ec2:DescribeInstances', why: 'machines, their types and their states' },
    { action: 'ec2:DescribeInstanceTypes', why: 'how large the types are that machines have' },
    { action: 'ec2:DescribeVolumes', why: 'volumes, and what they are attached to' },
    { action: 'ec2:DescribeSnapshots', why: 'snapshots, their size and age' },
    { action: 'ec2:DescribeAddresses', why: 'public addresses, and whether they are used' },
    { action: 'ec2:DescribeNatGateways', why: 'NAT gateways' },
    { action: 'ec2:DescribeReservedInstances', why: 'reservations of machines, and when they end' },
    { action: 'rds:DescribeDBInstances', why: 'databases, their classes and their storage' },
    { action: 'rds:DescribeReservedDBInstances', why: 'reservations of databases, and when they end' },
    { action: 'elasticloadbalancing:DescribeLoadBalancers', why: 'load balancers' },
    { action: 'elasticloadbalancing:DescribeTargetGroups', why: 'what load balancers spread their load over' },
    { action: 'elasticloadbalancing:DescribeTargetHealth', why: 'how many targets there are, and how many are well' },
  ],
  calls: [
    'GetCallerIdentity',
    'DescribeInstances',
    'DescribeInstanceTypes',
    'DescribeVolumes',
    'DescribeSnapshots',
    'DescribeAddresses',
    'DescribeNatGateways',
    'DescribeReservedInstances',
    'DescribeDBInstances',
    'DescribeReservedDBInstances',
    'DescribeLoadBalancers',
    'DescribeTargetGroups',
    'DescribeTargetHealth',
  ].map((operation) => ({ operation, price: '0', freePerMonth: null })),
  freshness: { updatedEveryHours: 6, delayHours: 0 },
  accuracy: 'What the services hold at the moment of the call.',
  reference:
    'API references of Amazon EC2, Amazon RDS and Elastic Load Balancing; their pricing pages name no charge for calls',
};
