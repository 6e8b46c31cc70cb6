import { act, screen } from '@testing-library/react';
import { DEFAULT_QUERY } from '../query-types/start-query.ts';
import { choose, editorHost as setup } from './test/editor-host.tsx';

test('a new query starts with the default question, and asks it', async () => {
  const { last, run } = setup();
  expect(await screen.findByRole('combobox', { name: 'Query type' })).toHaveValue('Cost');
  expect(screen.getByRole('combobox', { name: 'Per' })).toHaveValue('Day');
  expect(screen.getByRole('spinbutton', { name: 'Top' })).toHaveValue(10);
  expect(last()).toEqual({ refId: 'A', ...DEFAULT_QUERY });
  expect(run).toHaveBeenCalledTimes(1);
});

test('grouping by a tag key that the backend offers runs the query', async () => {
  const { last, run, user } = setup({ queryType: 'cost', groupBy: ['ServiceName'] });
  await choose(user, 'Group by', /^team/);
  expect(last()).toMatchObject({ groupBy: ['ServiceName', 'Tags.team'] });
  expect(run).toHaveBeenCalledTimes(1);
});

test('a forecast has an output and intervals, and no grain or top N', async () => {
  const { last, user } = setup({ queryType: 'cost', groupBy: ['ServiceName'], grain: 'day', topN: 5 });
  await choose(user, 'Query type', /^Forecast/);
  expect(last()).toMatchObject({ queryType: 'cost-forecast', output: 'series', level: [0.8, 0.95] });
  expect(last()).not.toHaveProperty('grain');
  expect(last()).not.toHaveProperty('topN');
  expect(screen.queryByRole('combobox', { name: 'Per' })).not.toBeInTheDocument();
});

test('a month-end forecast can be narrowed to one figure for an alert rule', async () => {
  const { last, user } = setup({ queryType: 'cost-forecast', output: 'month-end' });
  await choose(user, 'Figure', /^Upper bound/);
  expect(last()).toMatchObject({ output: 'month-end', statistic: 'upper' });
  await choose(user, 'Figure', /^Automatic/);
  expect(last()).toMatchObject({ statistic: undefined });
});

test('a filter offers values from the backend and variables; "(none)" is null', async () => {
  const { last, user } = setup({ queryType: 'cost', filters: [{ dimension: 'ServiceName', op: 'in', values: [] }] });
  await user.click(screen.getByRole('combobox', { name: 'Values of ServiceName' }));
  expect(await screen.findByRole('option', { name: '$account' })).toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: '(none)' }));
  expect(last()).toMatchObject({ filters: [{ dimension: 'ServiceName', op: 'in', values: [null] }] });
});

test('filters are added and removed by keyboard', async () => {
  const { last, user } = setup({ queryType: 'cost', filters: [] });
  act(() => screen.getByRole('button', { name: 'Add filter' }).focus());
  await user.keyboard('{Enter}');
  expect(last()).toMatchObject({ filters: [{ dimension: 'ServiceName', op: 'in', values: [] }] });
  act(() => screen.getByRole('button', { name: 'Remove filter on ServiceName' }).focus());
  await user.keyboard('{Enter}');
  expect(last()).toMatchObject({ filters: [] });
});

test('top N is committed on leaving the field, and emptying it keeps all', async () => {
  const { last, user } = setup({ queryType: 'cost', topN: 10 });
  const top = screen.getByRole('spinbutton', { name: 'Top' });
  await user.clear(top);
  await user.tab();
  expect(last()).toMatchObject({ topN: undefined });
  await user.type(top, '5000{Enter}');
  expect(last()).toMatchObject({ topN: 1000 });
});

test.each([
  [403, 'You may not read the dimensions of this data source'],
  [500, 'The dimensions could not be read'],
])('HTTP %s is explained, and the query can still be edited', async (status, title) => {
  const refuse = () => Promise.reject({ status, statusText: '', config: { url: '' }, data: { detail: 'Because.' } });
  setup({ queryType: 'cost' }, { dimensions: refuse });
  const alert = await screen.findByRole('alert', { name: title });
  expect(alert).toHaveTextContent('Because.');
  expect(screen.getByRole('combobox', { name: 'Metric' })).toBeEnabled();
});
