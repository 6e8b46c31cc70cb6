/** One thing that AWS charges for: how Cost Explorer names it and its list price in us-east-1. */
export interface Product {
  readonly service: string;
  readonly category: string;
  readonly usageType: string;
  readonly operation: string;
  readonly unit: string;
  /** US dollars per unit. */
  readonly price: number;
  /** FOCUS ResourceType; null when the charge has no resource. */
  readonly resourceType: string | null;
  /** Hours until usage shows in the bill. */
  readonly lagHours: number;
  readonly instanceType?: string;
  readonly platform?: string;
  readonly databaseEngine?: string;
}

const EC2 = ['Amazon Elastic Compute Cloud - Compute', 'Compute', 6] as const;
const EC2_OTHER = ['EC2 - Other', 'Compute', 8] as const;
const RDS = ['Amazon Relational Database Service', 'Databases', 8] as const;
const S3 = ['Amazon Simple Storage Service', 'Storage', 22] as const;
const LAMBDA = ['AWS Lambda', 'Compute', 6] as const;
const CLOUDFRONT = ['Amazon CloudFront', 'Networking', 24] as const;
const DYNAMODB = ['Amazon DynamoDB', 'Databases', 8] as const;
const CLOUDWATCH = ['AmazonCloudWatch', 'Management and Governance', 10] as const;
const ELB = ['Amazon Elastic Load Balancing', 'Networking', 6] as const;
const VPC = ['Amazon Virtual Private Cloud', 'Networking', 7] as const;
const ECS = ['Amazon Elastic Container Service', 'Compute', 6] as const;
const ELASTICACHE = ['Amazon ElastiCache', 'Databases', 7] as const;
const OPENSEARCH = ['Amazon OpenSearch Service', 'Analytics', 8] as const;
const REDSHIFT = ['Amazon Redshift', 'Analytics', 8] as const;
const SAGEMAKER = ['Amazon SageMaker', 'AI and Machine Learning', 9] as const;
const KINESIS = ['Amazon Kinesis', 'Analytics', 8] as const;

type Maker = readonly [service: string, category: string, lagHours: number];

function product(
  [service, category, lagHours]: Maker,
  usageType: string,
  operation: string,
  unit: string,
  price: number,
  resourceType: string | null = null,
  more: Partial<Product> = {}
): Product {
  return { service, category, lagHours, usageType, operation, unit, price, resourceType, ...more };
}

/** What a resource or workload of the world can be charged for. Prices are list prices of us-east-1. */
export const PRODUCTS = {
  gp3: product(EC2_OTHER, 'EBS:VolumeUsage.gp3', 'CreateVolume-Gp3', 'GB-Mo', 0.08, 'Volume'),
  gp2: product(EC2_OTHER, 'EBS:VolumeUsage.gp2', 'CreateVolume-Gp2', 'GB-Mo', 0.1, 'Volume'),
  snapshot: product(EC2_OTHER, 'EBS:SnapshotUsage', 'CreateSnapshot', 'GB-Mo', 0.05, 'Snapshot'),
  natHours: product(EC2_OTHER, 'NatGateway-Hours', 'NatGateway', 'Hrs', 0.045, 'NAT Gateway'),
  natBytes: product(EC2_OTHER, 'NatGateway-Bytes', 'NatGateway', 'GB', 0.045, 'NAT Gateway'),
  regionalBytes: product(EC2_OTHER, 'DataTransfer-Regional-Bytes', 'InterZone-In', 'GB', 0.01),
  dataOut: product(EC2_OTHER, 'DataTransfer-Out-Bytes', 'RunInstances', 'GB', 0.09),
  spot: product(EC2, 'SpotUsage:c6i.2xlarge', 'RunInstances:SV001', 'Hrs', 0.128, 'Instance', {
    instanceType: 'c6i.2xlarge',
    platform: 'Linux/UNIX',
  }),
  rdsStorage: product(RDS, 'RDS:GP3-Storage', 'CreateDBInstance:0014', 'GB-Mo', 0.115, 'DB Instance'),
  rdsBackup: product(RDS, 'RDS:ChargedBackupUsage', 'CreateDBInstance:0014', 'GB-Mo', 0.095),
  s3Standard: product(S3, 'TimedStorage-ByteHrs', 'StandardStorage', 'GB-Mo', 0.023, 'Bucket'),
  s3Infrequent: product(S3, 'TimedStorage-SIA-ByteHrs', 'StandardIAStorage', 'GB-Mo', 0.0125, 'Bucket'),
  s3Writes: product(S3, 'Requests-Tier1', 'PutObject', 'Requests', 0.000005, 'Bucket'),
  s3Reads: product(S3, 'Requests-Tier2', 'GetObject', 'Requests', 0.0000004, 'Bucket'),
  s3Out: product(S3, 'DataTransfer-Out-Bytes', 'GetObject', 'GB', 0.09, 'Bucket'),
  lambdaRequests: product(LAMBDA, 'Request', 'Invoke', 'Requests', 0.0000002, 'Function'),
  lambdaSeconds: product(LAMBDA, 'Lambda-GB-Second', 'Invoke', 'Lambda-GB-Second', 0.0000166667, 'Function'),
  cdnBytes: product(CLOUDFRONT, 'US-DataTransfer-Out-Bytes', 'GET', 'GB', 0.085, 'Distribution'),
  cdnRequests: product(CLOUDFRONT, 'US-Requests-Tier2-HTTPS', 'GET', 'Requests', 0.000001, 'Distribution'),
  ddbReads: product(DYNAMODB, 'ReadRequestUnits', 'PayPerRequestThroughput', 'ReadRequestUnits', 0.000000125, 'Table'),
  ddbWrites: product(
    DYNAMODB,
    'WriteRequestUnits',
    'PayPerRequestThroughput',
    'WriteRequestUnits',
    0.000000625,
    'Table'
  ),
  ddbStorage: product(DYNAMODB, 'TimedStorage-ByteHrs', 'StandardStorage', 'GB-Mo', 0.25, 'Table'),
  logsIngested: product(CLOUDWATCH, 'DataProcessing-Bytes', 'PutLogEvents', 'GB', 0.5, 'Log Group'),
  customMetrics: product(CLOUDWATCH, 'CW:MetricMonitorUsage', 'MetricStorage', 'Metrics', 0.3),
  alarms: product(CLOUDWATCH, 'CW:AlarmMonitorUsage', 'Unknown', 'Alarms', 0.1),
  albHours: product(ELB, 'LoadBalancerUsage', 'LoadBalancing:Application', 'Hrs', 0.0225, 'Load Balancer'),
  albCapacity: product(ELB, 'LCUUsage', 'LoadBalancing:Application', 'LCU-Hrs', 0.008, 'Load Balancer'),
  ipInUse: product(VPC, 'PublicIPv4:InUseAddress', 'AllocateAddressVPC', 'Hrs', 0.005),
  ipIdle: product(VPC, 'PublicIPv4:IdleAddress', 'AllocateAddressVPC', 'Hrs', 0.005, 'Elastic IP'),
  endpointHours: product(VPC, 'VpcEndpoint-Hours', 'VpcEndpoint', 'Hrs', 0.01, 'VPC Endpoint'),
  transitHours: product(VPC, 'TransitGateway-Hours', 'TransitGatewayVPC', 'Hrs', 0.05, 'Transit Gateway'),
  transitBytes: product(VPC, 'TransitGateway-Bytes', 'TransitGatewayVPC', 'GB', 0.02, 'Transit Gateway'),
  fargateCpu: product(ECS, 'Fargate-vCPU-Hours:perCPU', 'FargateTask', 'hours', 0.04048, 'Service'),
  fargateMemory: product(ECS, 'Fargate-GB-Hours', 'FargateTask', 'hours', 0.004445, 'Service'),
  eksHours: product(
    ['Amazon Elastic Container Service for Kubernetes', 'Compute', 6],
    'AmazonEKS-Hours:perCluster',
    'CreateOperation',
    'Hours',
    0.1,
    'Cluster'
  ),
  ecrStorage: product(
    ['Amazon EC2 Container Registry (ECR)', 'Storage', 20],
    'TimedStorage-ByteHrs',
    'PutImage',
    'GB-Mo',
    0.1,
    'Repository'
  ),
  kinesisShards: product(KINESIS, 'Storage-ShardHour', 'shardHourStorage', 'ShardHour', 0.015, 'Stream'),
  kinesisPuts: product(KINESIS, 'PutRequestPayloadUnits', 'PutRequest', 'PutRequest', 0.000000014, 'Stream'),
  glue: product(['AWS Glue', 'Analytics', 9], 'ETL-DPU-Hour', 'Jobrun', 'DPU-Hour', 0.44, 'Job'),
  athena: product(['Amazon Athena', 'Analytics', 9], 'DataScannedInTB', 'QueryExecution', 'Terabytes', 5, 'Workgroup'),
  redshiftServerless: product(REDSHIFT, 'Redshift:ServerlessUsage', 'Serverless', 'RPU-Hr', 0.375, 'Workgroup'),
  bedrockInput: product(
    ['Amazon Bedrock', 'AI and Machine Learning', 12],
    'Claude-input-tokens',
    'InvokeModel',
    '1K tokens',
    0.003
  ),
  bedrockOutput: product(
    ['Amazon Bedrock', 'AI and Machine Learning', 12],
    'Claude-output-tokens',
    'InvokeModel',
    '1K tokens',
    0.015
  ),
  sqs: product(
    ['Amazon Simple Queue Service', 'Integration', 8],
    'Requests-Tier1',
    'SendMessage',
    'Requests',
    0.0000004,
    'Queue'
  ),
  sns: product(
    ['Amazon Simple Notification Service', 'Integration', 8],
    'DeliveryAttempts-HTTP',
    'Publish',
    'Notifications',
    0.0000006,
    'Topic'
  ),
  eventBridge: product(
    ['CloudWatch Events', 'Integration', 8],
    'Event-64K-Chunks',
    'PutEvents',
    '64K-Chunks',
    0.000001
  ),
  apiGateway: product(
    ['Amazon API Gateway', 'Networking', 8],
    'ApiGatewayRequest',
    'ApiGatewayRequest',
    'Requests',
    0.0000035,
    'REST API'
  ),
  stepFunctions: product(
    ['AWS Step Functions', 'Integration', 8],
    'StateTransition',
    'StateTransition',
    'StateTransitions',
    0.000025,
    'State Machine'
  ),
  efs: product(
    ['Amazon Elastic File System', 'Storage', 20],
    'TimedStorage-ByteHrs',
    'StandardStorage',
    'GB-Mo',
    0.3,
    'File System'
  ),
  backup: product(['AWS Backup', 'Storage', 20], 'WarmStorage-ByteHrs-EBS', 'Storage', 'GB-Mo', 0.05, 'Backup Vault'),
  waf: product(['AWS WAF', 'Security', 9], 'RequestV2-Tier1', 'WAF', 'Requests', 0.0000006, 'Web ACL'),
  kms: product(['AWS Key Management Service', 'Security', 9], 'KMS-Requests', 'Decrypt', 'Requests', 0.000003, 'Key'),
  secrets: product(['AWS Secrets Manager', 'Security', 9], 'AWSSecretsManager-Secrets', 'Secret', 'Secrets', 0.4),
  guardDuty: product(
    ['Amazon GuardDuty', 'Security', 12],
    'PaidEventsAnalyzed',
    'PaidEventsAnalyzed',
    'Events',
    0.000004
  ),
  config: product(
    ['AWS Config', 'Management and Governance', 12],
    'ConfigurationItemRecorded',
    'None',
    'ConfigurationItemRecorded',
    0.003
  ),
  cloudTrail: product(
    ['AWS CloudTrail', 'Management and Governance', 12],
    'PaidEventsRecorded',
    'None',
    'Events',
    0.00002
  ),
  securityHub: product(['AWS Security Hub', 'Security', 12], 'ComplianceCheck', 'ComplianceCheck', 'Checks', 0.001),
  dnsQueries: product(['Amazon Route 53', 'Networking', 10], 'DNS-Queries', 'A', 'Queries', 0.0000004, 'Hosted Zone'),
  costExplorer: product(
    ['AWS Cost Explorer', 'Management and Governance', 12],
    'USE1-APIRequest',
    'GetCostAndUsage',
    'Requests',
    0.01
  ),
} as const satisfies Record<string, Product>;

export type ProductName = keyof typeof PRODUCTS;

const HOURLY: Readonly<Record<string, number>> = {
  't3.medium': 0.0416,
  't3.large': 0.0832,
  'm6i.large': 0.096,
  'm6i.xlarge': 0.192,
  'm6i.2xlarge': 0.384,
  'm6i.4xlarge': 0.768,
  'c6i.xlarge': 0.17,
  'c6i.2xlarge': 0.34,
  'r6i.xlarge': 0.252,
  'r6i.2xlarge': 0.504,
  'g5.2xlarge': 1.212,
  'g5.12xlarge': 5.672,
  'db.t4g.medium': 0.065,
  'db.r6g.large': 0.239,
  'db.r6g.xlarge': 0.478,
  'db.r6g.2xlarge': 0.956,
  'cache.r6g.large': 0.206,
  'r6g.large.search': 0.167,
  'r6g.xlarge.search': 0.335,
  'ra3.xlplus': 1.086,
  'ml.g5.2xlarge': 1.515,
  'ml.m5.xlarge': 0.23,
};

/** US dollars of an hour in us-east-1; null for a type that the world does not have. */
export const hourlyPrice = (type: string): number | null => HOURLY[type] ?? null;

export type InstanceFamily = 'ec2' | 'rds' | 'cache' | 'search' | 'redshift' | 'notebook' | 'endpoint';

const FAMILIES: Record<InstanceFamily, (type: string, price: number) => Product> = {
  ec2: (t, p) =>
    product(EC2, `BoxUsage:${t}`, 'RunInstances', 'Hrs', p, 'Instance', { instanceType: t, platform: 'Linux/UNIX' }),
  rds: (t, p) =>
    product(RDS, `InstanceUsage:${t}`, 'CreateDBInstance:0014', 'Hrs', p, 'DB Instance', {
      instanceType: t,
      databaseEngine: 'PostgreSQL',
    }),
  cache: (t, p) =>
    product(ELASTICACHE, `NodeUsage:${t}`, 'CreateCacheCluster:0002', 'Hrs', p, 'Cache Node', { instanceType: t }),
  search: (t, p) =>
    product(OPENSEARCH, `ESInstance:${t.replace('.search', '')}`, 'ESDomain', 'Hrs', p, 'Domain', { instanceType: t }),
  redshift: (t, p) => product(REDSHIFT, `Node:${t}`, 'RunComputeNode:0001', 'Hrs', p, 'Cluster', { instanceType: t }),
  notebook: (t, p) =>
    product(SAGEMAKER, `Notebk:${t}`, 'RunInstance', 'Hrs', p, 'Notebook Instance', { instanceType: t }),
  endpoint: (t, p) => product(SAGEMAKER, `Host:${t}`, 'RunInstance', 'Hrs', p, 'Endpoint', { instanceType: t }),
};

/** The product of an hour of an instance, node or endpoint. */
export function instanceProduct(family: InstanceFamily, type: string): Product {
  const price = HOURLY[type];
  if (price === undefined) throw new RangeError(`no price for instance type ${type}`);
  return FAMILIES[family](type, price);
}
