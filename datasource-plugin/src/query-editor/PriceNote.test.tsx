import { screen } from '@testing-library/react';
import { editorHost } from './test/editor-host.tsx';

test('what a question costs is told before it is saved', async () => {
  editorHost({ queryType: 'cost' });
  expect(
    await screen.findByText(
      '$0.00 per refresh: answers come from the warehouse. Collecting comes to about $3.64 a month of $5.00 allowed; $0.12 spent so far.'
    )
  ).toBeInTheDocument();
});

test('the demo says that no money flows, and a price that is not known is not told', async () => {
  const nothing = {
    expectedPerMonth: { value: 0 },
    budgetPerMonth: { value: 0 },
    spentThisMonth: { value: 9 },
    real: false,
  };
  editorHost({ queryType: 'cost' }, { price: async () => ({ perRefresh: { value: 0 }, connections: [nothing] }) });
  expect(await screen.findByText(/simulated AWS; no money flows/)).toBeInTheDocument();
});
