import { policyDocument } from './policy-document.ts';
import type { Permission, SourceFacts } from './source-facts.ts';
import { SOURCE_LIST } from './source-list.ts';

const pairs = (permissions: readonly Permission[]) =>
  new Set(permissions.flatMap(({ action, resources = ['*'] }) => resources.map((resource) => `${action} ${resource}`)));

function allowed(facts: readonly SourceFacts[]): Set<string> {
  const { Statement } = policyDocument(facts);
  return new Set(
    Statement.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => [Resource].flat().map((resource) => `${action} ${resource}`))
    )
  );
}

const some = (name: string, area: SourceFacts['area'], permissions: readonly Permission[]): SourceFacts => ({
  ...(SOURCE_LIST[0] as SourceFacts),
  name,
  area,
  permissions,
});
const limited = some('export', 'cost', [
  { action: 's3:GetObject', resources: ['arn:aws:s3:::bills/*'], why: 'the files' },
  { action: 's3:ListBucket', resources: ['arn:aws:s3:::bills'], why: 'their names' },
  { action: 'ce:GetCostAndUsage', why: 'the totals' },
]);

test.each([...SOURCE_LIST.map((facts) => [facts]), [...SOURCE_LIST], [limited], [...SOURCE_LIST, limited], []])(
  'everything that the sources ask for is allowed, and nothing else',
  (...facts) => {
    expect(allowed(facts)).toEqual(pairs(facts.flatMap(({ permissions }) => permissions)));
  }
);

test('what can be limited is limited, apart from what cannot', () => {
  expect(policyDocument([limited])).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'SmartCloudOpsCost', Effect: 'Allow', Action: ['ce:GetCostAndUsage'], Resource: '*' },
      { Sid: 'SmartCloudOpsCost2', Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['arn:aws:s3:::bills'] },
      { Sid: 'SmartCloudOpsCost3', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::bills/*'] },
    ],
  });
});

test('the order of the sources changes nothing, and each action stands once', () => {
  const document = policyDocument([...SOURCE_LIST, limited]);
  expect(policyDocument([limited, ...SOURCE_LIST, limited].toReversed())).toEqual(document);
  for (const { Action } of document.Statement) expect(Action).toEqual([...new Set(Action)].toSorted());
});

test('IAM takes the names of the statements', () => {
  const sids = policyDocument([...SOURCE_LIST, limited]).Statement.map(({ Sid }) => Sid);
  for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
  expect(new Set(sids).size).toBe(sids.length);
});
