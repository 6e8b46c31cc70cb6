import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('form, comparison and number of groups are chosen', async () => {
  const { last, user } = editorHost({ queryType: 'cost-drivers', groupBy: ['ServiceName'] });
  await choose(user, 'Show', /^Causes/);
  await choose(user, 'Compare with', /^Month before/);
  await user.type(screen.getByRole('spinbutton', { name: 'Groups' }), '5{Enter}');
  expect(last()).toMatchObject({ output: 'causes', compareWith: 'previous-month', topN: 5 });
  await choose(user, 'Show', /^Automatic/);
  expect(last()).toMatchObject({ output: undefined });
});

test('a variable or other dates are shown as they are', async () => {
  editorHost({ queryType: 'cost-drivers', compareWith: '$compare' as 'previous-month' });
  expect(await screen.findByRole('combobox', { name: 'Compare with' })).toHaveValue('$compare');
});
