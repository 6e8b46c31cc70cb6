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
