import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('the burn rate of the three budgets that need a look first is asked for', async () => {
  const { last, user } = editorHost({ queryType: 'budgets' });
  await choose(user, 'Figure', /^Burn rate/);
  await user.type(await screen.findByRole('spinbutton', { name: 'Budgets' }), '3');
  await user.tab();
  expect(last()).toMatchObject({ queryType: 'budgets', statistic: 'burn', topN: 3 });
});
