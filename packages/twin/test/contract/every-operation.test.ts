import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Twin } from '../../src/api.ts';
import { SERVICES } from '../../src/services/catalog.ts';
import { startTwin } from '../../src/server.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('botocore') ? test : test.skip;
const MINUTES = 180_000;

let twin: Twin;
beforeAll(async () => {
  const idOf = (name: string) => company().accounts.find((one) => one.name === name)?.id ?? '';
  twin = await startTwin({
    world: company(),
    credentials: [
      { accessKeyId: 'TWINDEMO' },
      { accessKeyId: 'PAYMENTS', accountId: idOf('payments-prod') },
      { accessKeyId: 'STOREFRONT', accountId: idOf('storefront-prod') },
      { accessKeyId: 'DATA', accountId: idOf('data-platform') },
      { accessKeyId: 'ML', accountId: idOf('ml-research') },
    ],
    athena: async () => ({ columns: [{ name: 'a', type: 'bigint' }], rows: [['1']], bytesScanned: 10 }),
    athenaTables: [{ database: 'bill', name: 'focus', columns: [{ name: 'billedcost', type: 'double' }] }],
    exports: [{ bucket: 'bills', prefix: 'cur', name: 'daily', format: 'cur2', since: '2026-11' }],
  });
  twin.putObject('bills', 'note.txt', 'a note');
});
afterAll(() => twin.close());

async function check(catalogue: Readonly<Record<string, readonly string[]>>, url = twin.url) {
  const { code, output } = await python('./every_operation.py', [url], JSON.stringify(catalogue));
  if (code !== 0) throw new Error(output);
  const said = output.trim().split('\n');
  return {
    faults: said.slice(0, -1).filter(Boolean),
    summary: JSON.parse(said.at(-1) ?? '') as Record<string, number>,
  };
}

contract(
  'every operation that the twin has is asked by botocore and answers as AWS’s own model says',
  async () => {
    const catalogue = Object.fromEntries(SERVICES.map(({ name, operations }) => [name, Object.keys(operations)]));
    const { faults, summary } = await check(catalogue);
    expect(faults).toEqual([]);
    const operations = Object.values(catalogue).flat().length;
    expect(summary).toMatchObject({ services: SERVICES.length, operations, faults: 0 });
    expect(summary['answers']).toBeGreaterThanOrEqual(operations);
  },
  MINUTES
);

contract(
  'an operation without a sample is a fault, and so is one that the twin lost',
  async () => {
    const { faults } = await check({ sts: ['GetCallerIdentity', 'AssumeRole', 'GetSessionToken'], rds: [] });
    expect(faults).toEqual([
      'sts.GetSessionToken has no sample in samples.py',
      'rds.DescribeDBInstances has a sample, but the twin does not have it',
      'rds.DescribeReservedDBInstances has a sample, but the twin does not have it',
    ]);
  },
  MINUTES
);

/** The twin with every answer changed on its way. */
async function behind(change: (body: string) => string): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    const { method = 'GET', headers } = request;
    const body = method === 'POST' ? Buffer.concat(chunks) : null;
    const { host: _host, connection: _connection, 'content-length': _length, expect: _expect, ...kept } = headers;
    const answer = await fetch(`${twin.url}${request.url}`, { method, headers: kept as Record<string, string>, body });
    const told = change(await answer.text());
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(told);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => void server.close().closeAllConnections();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

contract(
  'a member that AWS does not have is found in JSON and in every kind of XML',
  async () => {
    const proxy = await behind((body) =>
      body
        .replaceAll(/(<\/?)DBInstanceClass>/g, '$1DBInstanceKlass>')
        .replaceAll(/(<\/?)volumeType>/g, '$1volumeKind>')
        .replaceAll(/(<\/?)StorageClass>/g, '$1StorageKind>')
        .replaceAll('"Arn":', '"ARN":')
    );
    const { faults } = await check(
      {
        rds: ['DescribeDBInstances', 'DescribeReservedDBInstances'],
        ec2: ['DescribeVolumes'],
        s3: ['ListObjectsV2', 'GetObject', 'HeadObject'],
        organizations: ['DescribeOrganization', 'ListRoots'],
      },
      proxy.url
    ).finally(proxy.close);
    const found = (text: string) => faults.some((fault) => fault.includes(text));
    expect(found('rds.DescribeDBInstances $.DBInstances[0]: there is no DBInstanceKlass')).toBe(true);
    expect(found('ec2.DescribeVolumes $.volumeSet[0]: there is no volumeKind')).toBe(true);
    expect(found('s3.ListObjectsV2 $.Contents: there is no StorageKind')).toBe(true);
    expect(found('organizations.ListRoots $.Roots[0]: there is no ARN')).toBe(true);
  },
  MINUTES
);
