import type { SourceFacts } from '../source-facts.ts';

/** What Amazon SageMaker's lists are and cost as a source of items. */
export const SAGEMAKER_FACTS: SourceFacts = {
  name: 'sagemaker',
  title: 'Amazon SageMaker (endpoints, models, Model Monitor)',
  area: 'ml',
  delivers: 'items',
  permissions: [
    { action: 'sagemaker:ListEndpoints', why: 'the endpoints that answer with models' },
    { action: 'sagemaker:DescribeEndpoint', why: 'their instances, and whether what they are asked is captured' },
    { action: 'sagemaker:DescribeEndpointConfig', why: 'which model and which machines are behind an endpoint' },
    { action: 'sagemaker:ListModels', why: 'the models that can be deployed' },
    { action: 'sagemaker:ListModelPackageGroups', why: 'the models of the registry' },
    { action: 'sagemaker:ListModelPackages', why: 'their versions, and which of them are approved' },
    { action: 'sagemaker:ListMonitoringSchedules', why: 'which endpoints Model Monitor watches' },
    { action: 'sagemaker:ListMonitoringExecutions', why: 'when Model Monitor found quality or drift out of bounds' },
  ],
  calls: [
    'ListEndpoints',
    'DescribeEndpoint',
    'DescribeEndpointConfig',
    'ListModels',
    'ListModelPackageGroups',
    'ListModelPackages',
    'ListMonitoringSchedules',
    'ListMonitoringExecutions',
  ].map((operation) => ({ operation, price: '0', freePerMonth: null })),
  freshness: { updatedEveryHours: 1, delayHours: 2 },
  accuracy: 'What SageMaker holds at the moment of the call; a run of Model Monitor tells of the hour before it.',
  reference: 'API reference of Amazon SageMaker; Amazon SageMaker pricing, which names no charge for these calls',
};
