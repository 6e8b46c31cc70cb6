import { hex } from '../random.ts';

/** Ids that AWS draws itself; everything else goes by its name. */
const DRAWN: Readonly<Record<string, string>> = {
  Instance: 'i-',
  Volume: 'vol-',
  Snapshot: 'snap-',
  'NAT Gateway': 'nat-',
  'Elastic IP': 'eipalloc-',
  'Transit Gateway': 'tgw-',
  'VPC Endpoint': 'vpce-',
  'File System': 'fs-',
};

const ARN: Readonly<Record<string, (id: string, region: string, account: string) => string>> = {
  'NAT Gateway': (id, region, account) => `arn:aws:ec2:${region}:${account}:natgateway/${id}`,
  Snapshot: (id, region, account) => `arn:aws:ec2:${region}:${account}:snapshot/${id}`,
  'Elastic IP': (id, region, account) => `arn:aws:ec2:${region}:${account}:elastic-ip/${id}`,
  'Transit Gateway': (id, region, account) => `arn:aws:ec2:${region}:${account}:transit-gateway/${id}`,
  'VPC Endpoint': (id, region, account) => `arn:aws:ec2:${region}:${account}:vpc-endpoint/${id}`,
  'File System': (id, region, account) => `arn:aws:elasticfilesystem:${region}:${account}:file-system/${id}`,
  'DB Instance': (id, region, account) => `arn:aws:rds:${region}:${account}:db:${id}`,
  'Cache Node': (id, region, account) => `arn:aws:elasticache:${region}:${account}:cluster:${id}`,
  Domain: (id, region, account) => `arn:aws:es:${region}:${account}:domain/${id}`,
  Cluster: (id, region, account) => `arn:aws:eks:${region}:${account}:cluster/${id}`,
  Function: (id, region, account) => `arn:aws:lambda:${region}:${account}:function:${id}`,
  Distribution: (id, _region, account) => `arn:aws:cloudfront::${account}:distribution/${id}`,
  Table: (id, region, account) => `arn:aws:dynamodb:${region}:${account}:table/${id}`,
  'Log Group': (id, region, account) => `arn:aws:logs:${region}:${account}:log-group:/app/${id}`,
  'Load Balancer': (id, region, account) => `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/${id}`,
  Service: (id, region, account) => `arn:aws:ecs:${region}:${account}:service/${id}`,
  Stream: (id, region, account) => `arn:aws:kinesis:${region}:${account}:stream/${id}`,
  Queue: (id, region, account) => `arn:aws:sqs:${region}:${account}:${id}`,
  Topic: (id, region, account) => `arn:aws:sns:${region}:${account}:${id}`,
  Job: (id, region, account) => `arn:aws:glue:${region}:${account}:job/${id}`,
  'Notebook Instance': (id, region, account) => `arn:aws:sagemaker:${region}:${account}:notebook-instance/${id}`,
  Endpoint: (id, region, account) => `arn:aws:sagemaker:${region}:${account}:endpoint/${id}`,
};

/** The id of a resource: drawn for instances and volumes, its name for the rest. */
export function resourceIdOf(type: string, name: string, key: number): string {
  const prefix = DRAWN[type];
  if (prefix !== undefined) return `${prefix}0${hex(key, 16)}`;
  return type === 'Load Balancer' ? `${name}/${hex(key, 16)}` : name;
}

/** What the bill shows as ResourceId: an ARN for most types, the bare id for instances, volumes and buckets. */
export function arnOf(type: string, id: string, region: string, account: string): string {
  return ARN[type]?.(id, region, account) ?? id;
}
