import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('changing to machines asks for a metric; namespace, name, aggregation and labels come from what is measured', async () => {
  const { last, user } = editorHost({ queryType: 'cost', groupBy: ['ServiceName'], connections: ['x'] });
  await choose(user, 'Query type', /^Machine metric/);
  expect(last()).toMatchObject({ queryType: 'metric', metricName: '', labels: [], connections: ['x'] });
  expect(last()).not.toHaveProperty('groupBy');
  await choose(user, 'Namespace', /^AWS\/EC2/);
  await choose(user, 'Metric', /^CPUUtilization/);
  await choose(user, 'Aggregation', /^maximum/);
  expect(last()).toMatchObject({ namespace: 'AWS/EC2', metricName: 'CPUUtilization', aggregation: 'maximum' });
  await user.click(screen.getByRole('button', { name: 'Add filter' }));
  await user.click(screen.getByRole('combobox', { name: 'Values of ResourceId' }));
  expect(await screen.findByRole('option', { name: '$account' })).toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: 'i-2' }));
  expect(last()).toMatchObject({ labels: [{ label: 'ResourceId', op: 'in', values: ['i-2'] }] });
});

test('a metric that is not measured in the chosen namespace is given up', async () => {
  const { last, user } = editorHost({
    queryType: 'metric',
    namespace: 'AWS/EC2',
    metricName: 'CPUUtilization',
    aggregation: 'maximum',
  });
  await screen.findByRole('combobox', { name: 'Metric' });
  await choose(user, 'Namespace', /^AWS\/RDS/);
  expect(last()).toMatchObject({ namespace: 'AWS/RDS', metricName: '', aggregation: undefined });
});

test('where nothing is measured yet the editor says so', async () => {
  editorHost({ queryType: 'metric', metricName: '' }, { metrics: async () => [] });
  expect(await screen.findByText('Nothing is measured yet')).toBeInTheDocument();
});

test.each([
  [403, 'You may not read what this data source measures'],
  [500, 'What is measured could not be read'],
])('HTTP %s is explained, and a metric can still be typed', async (status, title) => {
  const metrics = () => Promise.reject({ status, statusText: '', config: { url: '' }, data: { detail: 'Because.' } });
  const { last, user } = editorHost({ queryType: 'metric', metricName: '' }, { metrics });
  expect(await screen.findByRole('alert', { name: title })).toHaveTextContent('Because.');
  await user.type(screen.getByRole('combobox', { name: 'Metric' }), 'Errors');
  await user.click(await screen.findByRole('option', { name: /Errors/ }));
  expect(last()).toMatchObject({ metricName: 'Errors' });
});

test('capacity takes a limit, a side, a horizon and a figure', async () => {
  const { last, user } = editorHost({ queryType: 'capacity', metricName: 'FreeStorageSpace', limit: 80 });
  const limit = await screen.findByRole('textbox', { name: 'Limit' });
  await user.clear(limit);
  await user.type(limit, '1e9{Enter}');
  await choose(user, 'Trouble is', /^Below/);
  await choose(user, 'Figure', /^Days/);
  await user.type(screen.getByRole('spinbutton', { name: 'Within days' }), '999{Enter}');
  expect(last()).toMatchObject({ limit: 1e9, direction: 'below', statistic: 'days', horizonDays: 180 });
});

test('a forecast takes hours ahead, none means the range', async () => {
  const { last, user } = editorHost({ queryType: 'metric-forecast', metricName: 'CPUUtilization', horizon: 24 });
  const hours = await screen.findByRole('spinbutton', { name: 'Hours ahead' });
  await user.clear(hours);
  await user.tab();
  expect(last()).toMatchObject({ horizon: undefined });
});
