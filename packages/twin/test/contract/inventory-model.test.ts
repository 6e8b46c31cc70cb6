import type { Twin } from '../../src/api.ts';
import { startTwin } from '../../src/server.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('boto3') ? test : test.skip;
const MINUTE = 60_000;

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({ world: company() });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

type Answer = Readonly<Record<string, unknown>>;

async function ask(calls: readonly (readonly [service: string, operation: string, input?: object])[]) {
  const asked = calls.map(([service, operation, input = {}]) => ({ service, operation, input }));
  const { output } = await python('./xml_model.py', [twin.url, JSON.stringify(asked)]);
  const said = output.trim().split('\n');
  expect(said.slice(0, -1).filter(Boolean)).toEqual([]);
  return JSON.parse(said.at(-1) ?? '[]') as readonly Answer[];
}

contract(
  'EC2, RDS and Elastic Load Balancing answer as AWS’s own models say, and boto3 reads them',
  async () => {
    const answers = await ask([
      ['ec2', 'DescribeInstances', { MaxResults: 5 }],
      ['ec2', 'DescribeInstanceTypes', { InstanceTypes: ['m6i.2xlarge', 'g5.2xlarge', 't3.medium'] }],
      ['ec2', 'DescribeVolumes'],
      ['ec2', 'DescribeSnapshots', { OwnerIds: ['self'] }],
      ['ec2', 'DescribeAddresses'],
      ['ec2', 'DescribeNatGateways'],
      ['ec2', 'DescribeReservedInstances'],
      ['rds', 'DescribeDBInstances', { MaxRecords: 20 }],
      ['rds', 'DescribeReservedDBInstances'],
      ['elbv2', 'DescribeLoadBalancers'],
      ['elbv2', 'DescribeTargetGroups'],
    ]);
    const [machines, types, volumes, , addresses, gateways, , databases, reserved, balancers, groups] = answers;
    expect(machines?.['Reservations']).toHaveLength(5);
    expect(machines?.['NextToken']).toBe('5');
    expect(types?.['InstanceTypes']).toHaveLength(3);
    for (const many of [volumes?.['Volumes'], addresses?.['Addresses'], gateways?.['NatGateways']]) {
      expect(many).not.toHaveLength(0);
    }
    expect(databases?.['DBInstances']).not.toHaveLength(0);
    expect(reserved?.['ReservedDBInstances']).not.toHaveLength(0);
    expect(balancers?.['LoadBalancers']).not.toHaveLength(0);
    const [group] = groups?.['TargetGroups'] as { TargetGroupArn: string }[];
    const [health, none] = await ask([
      ['elbv2', 'DescribeTargetHealth', { TargetGroupArn: group?.TargetGroupArn }],
      ['elbv2', 'DescribeTargetHealth', { TargetGroupArn: 'arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/x/1' }],
    ]);
    expect(health?.['TargetHealthDescriptions']).toHaveLength(4);
    expect(none).toEqual({ error: 'TargetGroupNotFound' });
  },
  MINUTE
);

contract(
  'they refuse as AWS does',
  async () => {
    expect(
      await ask([
        ['ec2', 'DescribeVolumes', { NextToken: 'none' }],
        ['rds', 'DescribeDBInstances', { Marker: 'none' }],
      ])
    ).toEqual([{ error: 'InvalidParameterValue' }, { error: 'InvalidParameterValue' }]);
    twin.setFaults([{ operation: '*', kind: 'denied' }]);
    expect(
      await ask([
        ['ec2', 'DescribeVolumes'],
        ['rds', 'DescribeDBInstances'],
        ['elbv2', 'DescribeLoadBalancers'],
      ])
    ).toEqual([{ error: 'UnauthorizedOperation' }, { error: 'AccessDenied' }, { error: 'AccessDenied' }]);
    twin.setFaults([{ operation: '*', kind: 'throttle' }]);
    expect(
      await ask([
        ['ec2', 'DescribeVolumes'],
        ['rds', 'DescribeDBInstances'],
      ])
    ).toEqual([{ error: 'RequestLimitExceeded' }, { error: 'Throttling' }]);
  },
  MINUTE
);
