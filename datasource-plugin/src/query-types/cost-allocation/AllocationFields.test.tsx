import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('rules, period and figure are chosen', async () => {
  const { last, user } = editorHost({ queryType: 'cost-allocation', groupBy: [] });
  await choose(user, 'Rules', /^Team/);
  await choose(user, 'Figure', /^Share without/);
  expect(last()).toMatchObject({ allocation: 'team', statistic: 'unallocated-share' });
  await choose(user, 'Per', /^Month/);
  expect(last()).toMatchObject({ allocation: 'team', grain: 'month' });
  expect(screen.queryByRole('combobox', { name: 'Figure' })).not.toBeInTheDocument();
});

test('rules that cannot be read are said to be so, and a name can still be typed', async () => {
  editorHost({ queryType: 'cost-allocation' }, { allocations: () => Promise.reject(new Error('the backend is away')) });
  expect(await screen.findByText(/the backend is away/)).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'Rules' })).toBeEnabled();
});
