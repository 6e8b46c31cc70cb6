import { hex, keyOf } from '../world/random.ts';
import type { Line } from '../world/line.ts';

/** Products of the CUR where code and name are not what Cost Explorer's service says; see `productOf`. */
const PRODUCTS: Readonly<Record<string, readonly [code: string, name?: string]>> = {
  'Amazon Elastic Compute Cloud - Compute': ['AmazonEC2', 'Amazon Elastic Compute Cloud'],
  'EC2 - Other': ['AmazonEC2', 'Amazon Elastic Compute Cloud'],
  'Amazon Relational Database Service': ['AmazonRDS'],
  'Amazon Simple Storage Service': ['AmazonS3'],
  'Amazon Elastic Load Balancing': ['AWSELB', 'Elastic Load Balancing'],
  'Amazon Virtual Private Cloud': ['AmazonVPC'],
  'Amazon Elastic Container Service': ['AmazonECS'],
  'Amazon Elastic Container Service for Kubernetes': ['AmazonEKS'],
  'Amazon EC2 Container Registry (ECR)': ['AmazonECR'],
  'Amazon OpenSearch Service': ['AmazonES'],
  'Amazon Simple Queue Service': ['AWSQueueService'],
  'Amazon Simple Notification Service': ['AmazonSNS'],
  'CloudWatch Events': ['AWSEvents'],
  'Amazon API Gateway': ['AmazonApiGateway'],
  'AWS Step Functions': ['AmazonStates'],
  'Amazon Elastic File System': ['AmazonEFS'],
  'AWS WAF': ['awswaf'],
  'AWS Key Management Service': ['awskms'],
  'Amazon Route 53': ['AmazonRoute53'],
  'Savings Plans for AWS Compute usage': ['ComputeSavingsPlans'],
  'AWS Support (Business)': ['AWSSupportBusiness'],
};

interface BilledProduct {
  readonly code: string;
  readonly name: string;
}

/**
 * The product of a line as the CUR has it. All of EC2 is one product there, which Cost Explorer divides into compute and
 * other; a seller's product has a code that says nothing.
 */
export function productOf({ service, billingEntity }: Pick<Line, 'service' | 'billingEntity'>): BilledProduct {
  if (billingEntity === 'AWS Marketplace') return { code: hex(keyOf(1, service), 25), name: service };
  const [code, name] = PRODUCTS[service] ?? [service.replace(/[^A-Za-z0-9]/g, '')];
  return { code, name: name ?? service };
}
