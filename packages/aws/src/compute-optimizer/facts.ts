import type { SourceFacts } from '../source-facts.ts';

/** What AWS Compute Optimizer is and costs as a source of items. */
export const COMPUTE_OPTIMIZER_FACTS: SourceFacts = {
  name: 'compute-optimizer',
  title: 'AWS Compute Optimizer',
  area: 'advice',
  delivers: 'items',
  permissions: [
    { action: 'compute-optimizer:GetEnrollmentStatus', why: 'whether the account takes part at all' },
    {
      action: 'compute-optimizer:GetEC2InstanceRecommendations',
      why: 'machines that are too large, too small or idle',
    },
    { action: 'ec2:DescribeInstances', why: 'the same: AWS wants it for advice about machines' },
    { action: 'compute-optimizer:GetEBSVolumeRecommendations', why: 'volumes of the wrong type or size' },
    { action: 'ec2:DescribeVolumes', why: 'the same: AWS wants it for advice about volumes' },
    {
      action: 'compute-optimizer:GetLambdaFunctionRecommendations',
      why: 'functions with too much or too little memory',
    },
    { action: 'lambda:ListFunctions', why: 'the same: AWS wants it for advice about functions' },
    { action: 'lambda:ListProvisionedConcurrencyConfigs', why: 'the same: AWS wants this too for functions' },
    {
      action: 'compute-optimizer:GetRDSDatabaseRecommendations',
      why: 'databases of the wrong class or storage, or idle',
    },
    { action: 'rds:DescribeDBInstances', why: 'the same: AWS wants it for advice about databases' },
    { action: 'rds:DescribeDBClusters', why: 'the same: AWS wants this too for databases' },
    { action: 'compute-optimizer:GetECSServiceRecommendations', why: 'services on Fargate of the wrong size' },
    { action: 'ecs:ListClusters', why: 'the same: AWS wants it for advice about services' },
    { action: 'ecs:ListServices', why: 'the same: AWS wants this too for services' },
    {
      action: 'compute-optimizer:GetAutoScalingGroupRecommendations',
      why: 'groups of machines with the wrong type',
    },
    { action: 'autoscaling:DescribeAutoScalingGroups', why: 'the same: AWS wants it for advice about groups' },
    { action: 'autoscaling:DescribeAutoScalingInstances', why: 'the same: AWS wants this too for groups' },
    {
      action: 'compute-optimizer:GetIdleRecommendations',
      why: 'what does nothing at all, gateways and caches included',
    },
  ],
  calls: [
    { operation: 'GetEnrollmentStatus', price: '0', freePerMonth: null },
    { operation: 'GetEC2InstanceRecommendations', price: '0', freePerMonth: null },
    { operation: 'GetEBSVolumeRecommendations', price: '0', freePerMonth: null },
    { operation: 'GetLambdaFunctionRecommendations', price: '0', freePerMonth: null },
    { operation: 'GetRDSDatabaseRecommendations', price: '0', freePerMonth: null },
    { operation: 'GetECSServiceRecommendations', price: '0', freePerMonth: null },
    { operation: 'GetAutoScalingGroupRecommendations', price: '0', freePerMonth: null },
    { operation: 'GetIdleRecommendations', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 24, delayHours: 24 },
  accuracy:
    "AWS's own estimates from the last 14 days of metrics (more where enhanced infrastructure metrics are paid for), at list prices and, where AWS tells it, after discounts; memory counts only where the CloudWatch agent reports it.",
  reference: 'AWS Compute Optimizer pricing and user guide; API reference of AWS Compute Optimizer',
};
