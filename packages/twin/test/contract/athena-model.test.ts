import type { Twin } from '../../src/api.ts';
import { startTwin } from '../../src/server.ts';
import type { AthenaRows, AthenaRun } from '../../src/services/athena/running.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('botocore') ? test : test.skip;
const MINUTE = 60_000;
const MEGABYTE = 2 ** 20;

let runner: (sql: string, run: AthenaRun) => Promise<AthenaRows>;
let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({
    world: company(),
    athena: (sql, run) => runner(sql, run),
    athenaWorkGroups: [
      { name: 'primary', outputLocation: 's3://answers/', bytesScannedCutoff: 10 * MEGABYTE },
      { name: 'bare', outputLocation: null },
    ],
    athenaTables: [{ database: 'bill', name: 'focus', columns: [{ name: 'billedcost', type: 'double' }] }],
    credentials: [{ accessKeyId: 'TWINDEMO' }, { accessKeyId: 'NO_GLUE', allow: ['athena:*'] }],
  });
});
afterEach(() => twin.setFaults([]));
afterAll(() => twin.close());

const recorded: object[] = [];

async function ask(operation: string, request: object, key = 'TWINDEMO') {
  const contentType = 'application/x-amz-json-1.1';
  const response = await fetch(twin.url, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-amz-target': `AmazonAthena.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261123/us-east-1/athena/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    },
    body: JSON.stringify(request),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  expect(response.headers.get('content-type')).toBe(contentType);
  recorded.push({ service: 'athena', operation, request, status: response.status, answer });
  return { status: response.status, answer };
}

async function run(sql: string, more: object = {}): Promise<{ id: string; states: string[] }> {
  const { answer } = await ask('StartQueryExecution', { QueryString: sql, ...more });
  const id = String(answer['QueryExecutionId']);
  const states: string[] = [];
  for (;;) {
    const seen = await ask('GetQueryExecution', { QueryExecutionId: id });
    const { Status } = seen.answer['QueryExecution'] as { Status: { State: string } };
    states.push(Status.State);
    if (!['QUEUED', 'RUNNING'].includes(Status.State)) return { id, states };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

contract(
  'Athena answers and refuses as AWS’s own model says',
  async () => {
    const rows = [['EC2', null] as const, ['', '1'] as const];
    const columns = ['a', 'b'].map((name) => ({ name, type: 'varchar' }));
    runner = () => new Promise((resolve) => setTimeout(resolve, 100, { columns, rows, bytesScanned: MEGABYTE }));
    const reuse = { ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: true } } };
    const { id, states } = await run('SELECT a, b FROM focus', reuse);
    expect(states.slice(0, 2)).toEqual(['QUEUED', 'RUNNING']);
    expect(states.at(-1)).toBe('SUCCEEDED');
    expect((await run('SELECT a, b FROM focus', reuse)).states).toEqual(['SUCCEEDED']);
    const first = await ask('GetQueryResults', { QueryExecutionId: id, MaxResults: 2 });
    expect(first.answer).toMatchObject({
      ResultSet: {
        Rows: [{ Data: [{ VarCharValue: 'a' }, { VarCharValue: 'b' }] }, { Data: [{ VarCharValue: 'EC2' }, {}] }],
      },
    });
    const rest = await ask('GetQueryResults', { QueryExecutionId: id, NextToken: first.answer['NextToken'] });
    expect(rest.answer).toMatchObject({
      ResultSet: { Rows: [{ Data: [{ VarCharValue: '' }, { VarCharValue: '1' }] }] },
    });
    expect(rest.answer['NextToken']).toBeUndefined();

    runner = async (_, { scanned }) => {
      scanned(11 * MEGABYTE);
      return { columns, rows, bytesScanned: 11 * MEGABYTE };
    };
    const cut = await run('SELECT everything');
    expect(cut.states.at(-1)).toBe('CANCELLED');
    runner = async () => {
      throw new Error('SYNTAX_ERROR: line 1:1');
    };
    const failed = await run('SELEC 1');
    expect(failed.states.at(-1)).toBe('FAILED');
    const invalid = { status: 400, answer: { __type: 'InvalidRequestException' } };
    expect(await ask('GetQueryResults', { QueryExecutionId: failed.id })).toMatchObject(invalid);
    expect(await ask('GetQueryExecution', { QueryExecutionId: 'none' })).toMatchObject(invalid);
    expect(await ask('StartQueryExecution', { QueryString: 'SELECT 1', WorkGroup: 'bare' })).toMatchObject(invalid);
    await ask('StopQueryExecution', { QueryExecutionId: failed.id });

    await ask('GetWorkGroup', { WorkGroup: 'primary' });
    await ask('GetWorkGroup', { WorkGroup: 'bare' });
    const table = { CatalogName: 'AwsDataCatalog', DatabaseName: 'bill', TableName: 'focus' };
    await ask('GetTableMetadata', table);
    const metadata = { status: 400, answer: { __type: 'MetadataException' } };
    expect(await ask('GetTableMetadata', { ...table, TableName: 'none' })).toMatchObject(metadata);
    expect(await ask('GetTableMetadata', table, 'NO_GLUE')).toMatchObject(metadata);
    twin.setFaults([{ operation: '*', kind: 'throttle' }]);
    const throttled = { status: 400, answer: { __type: 'TooManyRequestsException' } };
    expect(await ask('StartQueryExecution', { QueryString: 'SELECT 1' })).toMatchObject(throttled);

    // The first query scanned one megabyte and the second one ten until it was cut: both are charged for ten.
    expect(twin.invoice()).toMatchObject({ total: '0.000095368' });
    const lines = recorded.map((one) => JSON.stringify(one));
    const { code, output } = await python('./aws_model.py', [], lines.join('\n'));
    const said = output.trim().split('\n');
    expect(said.slice(0, -1).filter(Boolean)).toEqual([]);
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ calls: lines.length, faults: 0 });
    expect(code).toBe(0);
  },
  MINUTE
);
