import { choose, editorHost } from '../../query-editor/test/editor-host.tsx';
import { recommendations } from './question.ts';

test('a figure of the recommendations is chosen, and of what', async () => {
  const { last, user } = editorHost({ queryType: 'recommendations' });
  await choose(user, 'Figure', /^Savings A month/);
  await choose(user, 'By', /^Account/);
  await choose(user, 'Efforts', /^low/);
  await user.keyboard('{Escape}');
  expect(last()).toMatchObject({ queryType: 'recommendations', statistic: 'savings', by: 'account', efforts: ['low'] });
});

test('a variable that stands for anything filters nothing', () => {
  const spread = (text: string) => (text === '$account' ? ['1', '2'] : text === '$service' ? ['*'] : [text]);
  const variables = { spread, replace: String, amount: () => 0, adHoc: [] };
  const query = { refId: 'A', queryType: 'recommendations' as const, accounts: ['$account'], services: ['$service'] };
  expect(recommendations.applyVariables(query, variables)).toEqual({
    ...{ accounts: ['1', '2'], services: [], actions: [], efforts: [] },
  });
  expect(recommendations.text({ ...query, services: [], statistic: 'savings', by: 'service' })).toBe(
    'Recommendations of $account, savings by service'
  );
});
