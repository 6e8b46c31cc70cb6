import '@smartcloudops/plugin-config/testing';
import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ConnectionJsonData } from '../connection-settings.ts';
import type { Settings } from '../settings.ts';
import { CustomMetricsFields } from './CustomMetricsFields.tsx';

function setup(initial: ConnectionJsonData, readOnly = false) {
  let jsonData = initial;
  function Host() {
    const [current, setCurrent] = useState(initial);
    jsonData = current;
    const settings = {
      jsonData: current,
      readOnly,
      set: (change: Partial<ConnectionJsonData>) => setCurrent((before) => ({ ...before, ...change })),
    } as Settings;
    return <CustomMetricsFields settings={settings} />;
  }
  render(<Host />);
  return { metrics: () => jsonData.metrics, user: userEvent.setup() };
}

test('a metric is written down with its lists as people write them, and other settings of metrics stay', async () => {
  const { metrics, user } = setup({ metrics: { regions: ['eu-west-1'] } });
  await user.click(screen.getByRole('button', { name: 'Add a metric' }));
  await user.type(screen.getByLabelText('Namespace'), 'MyShop/Checkout');
  await user.type(screen.getByLabelText('Metric'), 'Latency*');
  await user.type(screen.getByLabelText('Statistics'), 'Average, p95,');
  await user.type(screen.getByLabelText('Dimensions'), 'Stage=prod, Path=/a=b');
  await user.type(screen.getByLabelText('Unit'), 'Milliseconds');
  await user.tab();
  expect(metrics()).toEqual({
    regions: ['eu-west-1'],
    custom: [
      {
        namespace: 'MyShop/Checkout',
        metricName: 'Latency*',
        statistics: ['average', 'p95'],
        dimensions: { Stage: 'prod', Path: '/a=b' },
        unit: 'Milliseconds',
      },
    ],
  });
});

test('one is taken out without handing its texts to the next, and the last leaves nothing behind', async () => {
  const { metrics, user } = setup({
    metrics: {
      custom: [
        { namespace: 'A', statistics: ['sum'] },
        { namespace: 'B', statistics: ['p99'] },
      ],
    },
  });
  await user.click(screen.getByRole('button', { name: 'Remove metric 1' }));
  expect(metrics()).toEqual({ custom: [{ namespace: 'B', statistics: ['p99'] }] });
  expect(screen.getByLabelText('Statistics')).toHaveValue('p99');
  await user.click(screen.getByRole('button', { name: 'Remove metric 1' }));
  expect(metrics()).toBeUndefined();
});

test('a provisioned data source shows them and changes nothing', () => {
  setup({ metrics: { custom: [{ namespace: 'A' }] } }, true);
  expect(screen.getByLabelText('Namespace')).toBeDisabled();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
