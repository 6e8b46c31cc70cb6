import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { FOCUS_COLUMNS } from '@smartcloudops/focus';

import { AWS_ERRORS } from '../errors.ts';
import { ATHENA_ACCESS, athenaAccess } from './facts.ts';

const text = readFileSync(fileURLToPath(new URL('../../../../docs/guides/athena.md', import.meta.url)), 'utf8');

test('the guide has every permission and why, the price and the codes', () => {
  const rows = [...text.matchAll(/^\| `([a-z0-9]+:\w+)` \| (.+) \|$/gm)].map(([, action, why]) => ({ action, why }));
  expect(rows).toEqual(ATHENA_ACCESS.permissions.map(({ action, why }) => ({ action, why })));
  expect(text.replaceAll(/\s+/g, ' ')).toContain(ATHENA_ACCESS.price);
  const codes = [...text.matchAll(/^\| `(AWS_\w+)` \|/gm)].map(([, code]) => code ?? '');
  expect(Object.keys(AWS_ERRORS)).toEqual(expect.arrayContaining(codes));
});

test('the table of the guide has every column that is read', () => {
  const [, columns = ''] = /CREATE EXTERNAL TABLE \S+ \(([\s\S]+?)\n\)/.exec(text) ?? [];
  const names = [...columns.matchAll(/(\w+) (?:double|string|timestamp|map<string,string>)/g)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(Object.keys(FOCUS_COLUMNS).toSorted());
});

test('a scope limits what can be limited', () => {
  const { permissions } = athenaAccess({
    region: 'eu-west-1',
    accountId: '111122223333',
    workGroup: 'bill',
    database: 'bill',
    dataBucket: 'exports',
    answersBucket: 'answers',
  });
  const resources = permissions.flatMap((one) => one.resources ?? []);
  expect(resources).toContain('arn:aws:athena:eu-west-1:111122223333:workgroup/bill');
  expect(resources).toContain('arn:aws:glue:eu-west-1:111122223333:table/bill/*');
  expect(permissions.find(({ action }) => action === 's3:PutObject')?.resources).toEqual(['arn:aws:s3:::answers/*']);
  expect(resources.filter((one) => /BUCKET-OF|:\*:/.test(one))).toEqual([]);
});
