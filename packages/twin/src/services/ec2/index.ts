import type { Service } from '../../http/service.ts';
import { describeInstanceTypes } from './instance-types.ts';
import { describeInstances } from './instances.ts';
import { describeAddresses, describeNatGateways } from './network.ts';
import { describeSnapshots, describeVolumes } from './storage.ts';

export const ec2: Service = {
  name: 'ec2',
  iamPrefix: 'ec2',
  protocol: 'ec2',
  target: '2016-11-15',
  xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  throttling: { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 },
  operations: {
    DescribeInstances: { handle: describeInstances },
    DescribeInstanceTypes: { handle: describeInstanceTypes },
    DescribeVolumes: { handle: describeVolumes },
    DescribeSnapshots: { handle: describeSnapshots },
    DescribeAddresses: { handle: describeAddresses },
    DescribeNatGateways: { handle: describeNatGateways },
    // The company covers its machines by a Savings Plan; of databases it has reserved some.
    DescribeReservedInstances: { handle: () => ({ reservedInstancesSet: {} }) },
  },
};
