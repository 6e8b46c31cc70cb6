import { groupItem, serviceItem } from './group-items.ts';
import { functionItem, instanceItem } from './to-items.ts';

test('the service words a finding in two ways, which mean the same', () => {
  const of = (finding: string) => instanceItem('us-east-1', { finding: finding as 'Optimized' }).attributes['finding'];
  expect(['Overprovisioned', 'OVER_PROVISIONED'].map(of)).toEqual(['over-provisioned', 'over-provisioned']);
  expect(['Underprovisioned', 'UNDER_PROVISIONED'].map(of)).toEqual(['under-provisioned', 'under-provisioned']);
  expect(['Optimized', 'OPTIMIZED', 'NotOptimized', 'NOT_OPTIMIZED'].map(of)).toEqual([
    ...['optimized', 'optimized', 'not-optimized', 'not-optimized'],
  ]);
  expect(of('Unavailable')).toBe('unavailable');
});

test('options come in their order, amounts are exact text, and what was used has two digits', () => {
  const option = (rank: number, value: number) => ({
    rank,
    instanceType: 't3.small' as const,
    savingsOpportunity: { estimatedMonthlySavings: { currency: 'USD' as const, value } },
    savingsOpportunityAfterDiscounts: { estimatedMonthlySavings: { currency: 'USD' as const, value: 0.1 } },
  });
  const item = instanceItem('us-east-1', {
    instanceArn: 'arn:aws:ec2:us-east-1:111122223333:instance/i-1',
    recommendationOptions: [option(2, 1e-7), option(1, 12.345)],
    utilizationMetrics: [{ name: 'Cpu', statistic: 'Maximum', value: 12.3456 }, { name: 'Memory' }],
  });
  expect(item.attributes).toMatchObject({
    ResourceId: 'i-1',
    savings: '12.345',
    savingsAfterDiscounts: '0.1',
    options: [{ savings: '12.345' }, { savings: '0.0000001' }],
    utilization: { 'Cpu/Maximum': 12 },
  });
});

test('the bill names a function without its version', () => {
  const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:resize:$LATEST';
  expect(functionItem('us-east-1', { functionArn, currentMemorySize: 512 })).toMatchObject({
    name: 'resize',
    attributes: { ResourceId: 'arn:aws:lambda:us-east-1:111122223333:function:resize', current: '512 MB' },
  });
});

test('services and groups tell their sizes in words', () => {
  const serviceArn = 'arn:aws:ecs:us-east-1:111122223333:service/shop/web';
  const service = serviceItem('us-east-1', {
    serviceArn,
    finding: 'Overprovisioned',
    currentServiceConfiguration: { cpu: 1024, memory: 4096 },
    serviceRecommendationOptions: [
      {
        ...{ cpu: 512, memory: 2048 },
        projectedUtilizationMetrics: [
          { name: 'Cpu', statistic: 'Maximum', lowerBoundValue: 40, upperBoundValue: 61.8 },
        ],
      },
    ],
  });
  expect(service).toMatchObject({
    name: 'web',
    attributes: {
      ...{ ResourceId: serviceArn, finding: 'over-provisioned', current: '1024 CPU units, 4096 MB' },
      ...{ recommended: '512 CPU units, 2048 MB', options: [{ projected: { 'Cpu/Maximum': 62 } }] },
    },
  });
  const group = groupItem('us-east-1', {
    autoScalingGroupName: 'web',
    currentConfiguration: { instanceType: 'm5.large', minSize: 2, maxSize: 10 },
    recommendationOptions: [{ rank: 1, configuration: { instanceType: 'm7g.large', minSize: 2, maxSize: 2 } }],
  });
  expect(group.attributes).toMatchObject({
    current: 'm5.large, 2 to 10 machines',
    recommended: 'm7g.large, 2 machines',
  });
  const mixed = { mixedInstanceTypes: ['m5.large', 'm5a.large'] };
  expect(groupItem('us-east-1', { currentConfiguration: mixed }).attributes['current']).toBe('m5.large or m5a.large');
});
