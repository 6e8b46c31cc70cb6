import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('output, least impact, false alarms and causes are chosen', async () => {
  const { last, user } = editorHost({ queryType: 'cost-anomalies' });
  await choose(user, 'Show', /^Excess/);
  await choose(user, 'False alarms', /Twice a year/);
  const impact = screen.getByRole('textbox', { name: 'Least impact' });
  await user.type(impact, '25{Enter}');
  await user.click(screen.getByRole('switch', { name: 'Causes' }));
  expect(last()).toMatchObject({ output: 'impact', falseAlarmRate: 0.005, minImpact: 25, causes: false });
  await choose(user, 'Show', /^Automatic/);
  expect(last()).toMatchObject({ output: undefined });
});

test('a rate that is not on offer is shown as it is', async () => {
  editorHost({ queryType: 'cost-anomalies', falseAlarmRate: 0.07 });
  expect(await screen.findByRole('combobox', { name: 'False alarms' })).toHaveValue('7 %');
});
