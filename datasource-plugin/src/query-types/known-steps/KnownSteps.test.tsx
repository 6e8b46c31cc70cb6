import { fireEvent, screen } from '@testing-library/react';
import { editorHost } from '../../query-editor/test/editor-host.tsx';

test('a known change is added, described and removed', async () => {
  const { last, user } = editorHost({ queryType: 'cost-forecast' });
  await user.click(await screen.findByRole('button', { name: 'Add a known change' }));
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-12-01' } });
  const change = screen.getByRole('spinbutton', { name: 'Change per day' });
  await user.clear(change);
  await user.type(change, '-12.5{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Because' }), 'Credits end{Enter}');
  expect(last()).toMatchObject({ steps: [{ date: '2026-12-01', change: -12.5, label: 'Credits end' }] });
  await user.click(screen.getByRole('button', { name: 'Remove the change of 2026-12-01' }));
  expect(last()).toMatchObject({ steps: [] });
});

test('the group of a change that was written by hand stays', async () => {
  const steps = [{ date: '2026-12-01', change: 1, group: { ServiceName: 'AWS Lambda' } }];
  const { last, user } = editorHost({ queryType: 'cost-forecast', steps });
  expect(await screen.findByText('ServiceName = AWS Lambda')).toBeInTheDocument();
  await user.type(screen.getByRole('textbox', { name: 'Because' }), 'x{Enter}');
  expect(last()).toMatchObject({ steps: [{ ...steps[0], label: 'x' }] });
});
