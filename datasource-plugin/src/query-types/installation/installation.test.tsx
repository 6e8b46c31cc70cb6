import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('a figure of the reconciliation is chosen', async () => {
  const { last, user } = editorHost({ queryType: 'reconciliation' });
  await choose(user, 'Figure', /^Mismatch/);
  expect(last()).toMatchObject({ queryType: 'reconciliation', statistic: 'mismatch' });
});

test('the spending is asked for by day', async () => {
  const { last, user } = editorHost({ queryType: 'api-spend' });
  await choose(user, 'Per', /^Day/);
  expect(last()).toMatchObject({ queryType: 'api-spend', grain: 'day' });
});

test('the hours that some sources are overdue are asked for, those that are switched off too', async () => {
  const { last, user } = editorHost({ queryType: 'source-state' });
  await choose(user, 'Figure', /^Hours overdue/);
  await choose(user, /Sources/, /^AWS Budgets/);
  await user.keyboard('{Escape}');
  await user.click(screen.getByLabelText('Also switched off'));
  expect(last()).toMatchObject({ queryType: 'source-state', statistic: 'lag', sources: ['budgets'], off: true });
});
