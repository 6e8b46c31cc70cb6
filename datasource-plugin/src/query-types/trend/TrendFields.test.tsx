import { screen } from '@testing-library/react';
import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';

test('figure, interval and number of groups are chosen', async () => {
  const { last, user } = editorHost({ queryType: 'trend', groupBy: ['ServiceName'] });
  await choose(user, 'Figure', /^Growth/);
  await choose(user, 'Interval', /^80 %/);
  await user.type(screen.getByRole('spinbutton', { name: 'Groups' }), '5{Enter}');
  expect(last()).toMatchObject({ statistic: 'growth', level: 0.8, topN: 5 });
});
