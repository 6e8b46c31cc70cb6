import { metricOptions } from './metric-options.ts';

test('namespaces are named with commas between, or written down as JSON', () => {
  expect(metricOptions({})).toEqual({});
  expect(metricOptions({ 'no-metrics': true })).toEqual({ metrics: { enabled: false } });
  expect(metricOptions({ 'custom-metrics': 'MyShop/Checkout, Other', 'metric-regions': 'eu-west-1' })).toEqual({
    metrics: { regions: ['eu-west-1'], custom: [{ namespace: 'MyShop/Checkout' }, { namespace: 'Other' }] },
  });
  const custom = [{ namespace: 'A', statistics: ['p95'] }];
  expect(metricOptions({ 'custom-metrics': JSON.stringify(custom) })).toEqual({ metrics: { custom } });
  expect(() => metricOptions({ 'custom-metrics': '[{' })).toThrow(
    expect.objectContaining({ code: 'SERVER_BAD_USAGE', message: expect.stringContaining('JSON list') as string })
  );
});
