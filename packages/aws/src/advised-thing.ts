import type { JsonValue } from './item-source.ts';

/** A thing that AWS gives advice about, in the words of people and of the bill. */
interface AdvisedThing {
  /** `EC2 instance` */
  readonly noun: string;
  /** FOCUS ServiceName first, then what Cost Explorer calls it where that is another name. */
  readonly services: readonly string[];
  /** Commitments of the same family pay for the same use, so that one is bought instead of another; null for what is no commitment. */
  readonly family?: string;
}

const EC2 = ['Amazon Elastic Compute Cloud', 'Amazon Elastic Compute Cloud - Compute'];
const EC2_OTHER = ['Amazon Elastic Compute Cloud', 'EC2 - Other'];
const RDS = ['Amazon Relational Database Service'];

/** By the types of Cost Optimization Hub and Compute Optimizer. */
const THINGS: Readonly<Record<string, AdvisedThing>> = {
  Ec2Instance: { noun: 'EC2 instance', services: EC2 },
  Ec2AutoScalingGroup: { noun: 'Auto Scaling group', services: EC2 },
  EbsVolume: { noun: 'EBS volume', services: EC2_OTHER },
  NatGateway: { noun: 'NAT gateway', services: EC2_OTHER },
  LambdaFunction: { noun: 'Lambda function', services: ['AWS Lambda'] },
  EcsService: { noun: 'ECS service', services: ['Amazon Elastic Container Service'] },
  RdsDbInstance: { noun: 'RDS database', services: RDS },
  RdsDbInstanceStorage: { noun: 'storage of the RDS database', services: RDS },
  AuroraDbClusterStorage: { noun: 'storage of the Aurora cluster', services: RDS },
  DynamoDbReservedCapacity: { noun: 'DynamoDB', services: ['Amazon DynamoDB'], family: 'dynamodb' },
  ElastiCacheReservedInstances: { noun: 'ElastiCache', services: ['Amazon ElastiCache'], family: 'elasticache' },
  MemoryDbReservedInstances: { noun: 'MemoryDB', services: ['Amazon MemoryDB'], family: 'memorydb' },
  OpenSearchReservedInstances: { noun: 'OpenSearch', services: ['Amazon OpenSearch Service'], family: 'opensearch' },
  RedshiftReservedInstances: { noun: 'Redshift', services: ['Amazon Redshift'], family: 'redshift' },
  RdsReservedInstances: { noun: 'RDS', services: RDS, family: 'rds' },
  Ec2ReservedInstances: { noun: 'EC2', services: EC2, family: 'compute' },
  Ec2InstanceSavingsPlans: { noun: 'EC2 instances', services: EC2, family: 'compute' },
  ComputeSavingsPlans: { noun: 'compute', services: [], family: 'compute' },
  SageMakerSavingsPlans: { noun: 'SageMaker', services: ['Amazon SageMaker'], family: 'sagemaker' },
};

/** What an action amounts to; what is not named makes something smaller or newer. */
const CATEGORIES: Readonly<Record<string, string>> = {
  ...{ Stop: 'idle', Delete: 'idle', PurchaseSavingsPlans: 'commitment', PurchaseReservedInstances: 'commitment' },
};

/** What advice says of its thing in words that need no knowledge of AWS: `noun`, `services`, `family` and `category` (`idle`, `rightsizing`, `commitment`). */
export function advisedThing(type: string | null | undefined, action: string | null | undefined) {
  const thing = THINGS[type ?? ''];
  const category = thing?.family ? 'commitment' : (CATEGORIES[action ?? ''] ?? 'rightsizing');
  return {
    noun: thing?.noun ?? type ?? null,
    services: thing?.services ?? [],
    family: thing?.family ?? null,
    category,
  } satisfies Record<string, JsonValue>;
}
