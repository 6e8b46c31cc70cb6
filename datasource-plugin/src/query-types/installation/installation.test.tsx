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
