import { securityFindings } from './question.ts';

const asked = { refId: 'A', queryType: 'security-findings' as const };
const values: Readonly<Record<string, string[]>> = { $account: ['1', '2'], $region: ['*'], $severity: ['HIGH'] };
const variables = (adHoc: Array<{ key: string; operator: string; value: string; values?: string[] }> = []) => ({
  replace: (text: string) => text,
  spread: (text: string) => values[text] ?? [text],
  amount: () => 0,
  adHoc,
});
const query = { ...asked, accounts: ['$account'], regions: ['$region'], severities: ['$severity' as 'HIGH'] };

test('variables are spread, and one that stands for anything filters nothing', () => {
  expect(securityFindings.applyVariables(query, variables())).toEqual({
    ...{ accounts: ['1', '2'], regions: [], severities: ['HIGH'], products: [] },
  });
});

test('ad-hoc filters narrow accounts and regions, and what cannot be both finds nothing', () => {
  const is = (key: string, value: string) => ({ key, operator: '=', value });
  const ask = (...filters: Array<ReturnType<typeof is>>) => securityFindings.applyVariables(query, variables(filters));
  expect(ask(is('SubAccountId', '2'), is('RegionId', 'eu-west-1'))).toMatchObject({
    ...{ accounts: ['2'], regions: ['eu-west-1'] },
  });
  expect(ask(is('SubAccountId', '3')).accounts).toEqual(['']);
  expect(ask(is('ServiceName', 'S3'))).toMatchObject({ accounts: ['1', '2'], regions: [] });
});

test('what is asked is told in one line', () => {
  expect(securityFindings.text({ ...asked, statistic: 'open', severities: ['CRITICAL'] })).toBe(
    'Security findings, CRITICAL, open'
  );
  expect(securityFindings.text(asked)).toBe('Security findings');
});
