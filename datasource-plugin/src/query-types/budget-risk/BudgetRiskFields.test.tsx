import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('a budget is an amount or a variable; what is neither is not asked', async () => {
  const { last, user } = editorHost({ queryType: 'budget-risk', budget: 100 });
  const budget = await screen.findByRole('textbox', { name: 'Budget' });
  await user.clear(budget);
  await user.type(budget, '12,500.50{Enter}');
  expect(last()).toMatchObject({ budget: 12_500.5 });
  await user.clear(budget);
  await user.type(budget, '$budget{Enter}');
  expect(last()).toMatchObject({ budget: '$budget' });
  await user.clear(budget);
  await user.type(budget, 'a lot{Enter}');
  expect(await screen.findByText(/Neither an amount/)).toBeInTheDocument();
  expect(last()).toMatchObject({ budget: '$budget' });
});

test('changing to budget risk asks at once, for an alert one figure can be chosen', async () => {
  const { last, user } = editorHost({ queryType: 'cost', metric: 'ListCost', groupBy: ['ServiceName'] });
  await choose(user, 'Query type', /^Budget risk/);
  expect(last()).toMatchObject({ queryType: 'budget-risk', metric: 'ListCost', budget: 10_000, period: 'month' });
  await choose(user, 'Figure', /^Probability/);
  expect(last()).toMatchObject({ statistic: 'probability' });
  await choose(user, 'Per', /^Quarter/);
  expect(last()).toMatchObject({ statistic: 'probability', period: 'quarter' });
});
