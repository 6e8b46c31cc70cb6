import type { DataFrame } from '@smartcloudops/contract';

import { tellJsonOfAccounts, tellOfAccounts } from './tell-of-accounts.ts';

const SHOP = '111111111111';
const directory = new Map([
  [SHOP, { name: 'shop-prod', unit: '/Commerce' }],
  ['222222222222', { name: null, unit: null }],
]);
const frame = (fields: DataFrame['fields']): DataFrame => ({ name: 'cost', fields, meta: { typeVersion: [0, 1] } });

test('columns of an account say its name, and labels stay ids', () => {
  const column = (id: string) => ({
    ...{ name: 'BilledCost', type: 'number' as const, values: [1], labels: { SubAccountId: id } },
    config: { displayName: `${id} / S3`, unit: 'currencyUSD' },
  });
  const { fields } = tellOfAccounts(frame([column(SHOP), column('222222222222'), column('999')]), directory);
  expect(fields.map(({ labels, config }) => [labels?.['SubAccountId'], config?.['displayName']])).toEqual([
    [SHOP, `shop-prod (${SHOP}) / S3`],
    ['222222222222', '222222222222 / S3'],
    ['999', '999 / S3'],
  ]);
});

test('a table shows names and keeps ids as its values', () => {
  const ids = { name: 'SubAccountId', type: 'string' as const, values: [SHOP, null, '999'] };
  const [field] = tellOfAccounts(frame([ids]), directory).fields;
  expect(field).toEqual({
    ...ids,
    config: { mappings: [{ type: 'value', options: { [SHOP]: { text: `shop-prod (${SHOP})` } } }] },
  });
  const both = frame([ids, { name: 'SubAccountName', type: 'string', values: ['a', null, 'b'] }]);
  expect(tellOfAccounts(both, directory)).toBe(both);
});

test('groups of REST have the name beside the id, unless they have one of their own', () => {
  const json = { series: [{ group: { SubAccountId: SHOP, ServiceName: 'S3' } }, { group: { SubAccountId: null } }] };
  expect(tellJsonOfAccounts(json, directory)).toEqual({
    series: [
      { group: { SubAccountId: SHOP, SubAccountName: 'shop-prod', ServiceName: 'S3' } },
      { group: { SubAccountId: null } },
    ],
  });
  const own = { group: { SubAccountId: SHOP, SubAccountName: 'before' } };
  expect(tellJsonOfAccounts(own, directory)).toEqual(own);
});
