import { athenaEngine, kmsClient } from '../../src/index.ts';
import type { AthenaQueryError, AwsAuthSettings } from '../../src/index.ts';
import type { Moto } from './moto.ts';
import { hasMoto, startMoto } from './moto.ts';

/** Keys and queries beside an AWS that nobody here wrote. It has no SQL engine: what a query answers is put there before. */
const REGION = 'eu-west-1';
const available = hasMoto();
const beside = available ? test : test.skip;

let moto: Moto;
beforeAll(async () => {
  if (available) moto = await startMoto();
}, 180_000);
afterAll(() => {
  if (available) moto.close();
});

const settings = (): AwsAuthSettings => ({
  ...{ authType: 'keys', accessKey: 'any', secretKey: 'any', endpoint: moto.endpoint, defaultRegion: REGION },
});

/** A call that we do not make ourselves. */
async function ask(service: string, target: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(moto.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
      authorization: `AWS4-HMAC-SHA256 Credential=any/20261123/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

beside('KMS makes a data key, opens it with the same context, and nothing else', async () => {
  const { KeyMetadata } = await ask('kms', 'TrentService.CreateKey', {});
  const { Arn } = KeyMetadata as { Arn: string };
  const client = kmsClient(settings(), Arn);
  const context = { application: 'smartcloudops', purpose: 'data-key' };
  const { plaintext, encrypted, keyArn } = await client.generateDataKey(context);
  expect(keyArn).toBe(Arn);
  expect(plaintext).toHaveLength(32);
  expect((await client.decrypt(encrypted, context)).equals(plaintext)).toBe(true);
  await expect(client.decrypt(encrypted, { ...context, purpose: 'another' })).rejects.toMatchObject({
    code: 'AWS_KMS_WRONG_KEY',
  });
  await expect(kmsClient(settings(), 'alias/none').generateDataKey(context)).rejects.toMatchObject({
    code: 'AWS_KMS_KEY_UNUSABLE',
  });
  client.close();
});

beside('Athena runs a query to its end, and a workgroup that is not there costs nothing', async () => {
  const rows = [
    { Data: [{ VarCharValue: 'service' }, { VarCharValue: 'amount' }] },
    { Data: [{ VarCharValue: 'S3' }, {}] },
  ];
  const column_info = ['service', 'amount'].map((Name) => ({ Name, Type: 'varchar', CatalogName: 'hive' }));
  await fetch(`${moto.endpoint}/moto-api/static/athena/query-results`, {
    method: 'POST',
    body: JSON.stringify({ account_id: moto.filled.account, region: REGION, results: [{ rows, column_info }] }),
  });
  const outputLocation = 's3://answers/';
  const engine = athenaEngine({ ...settings(), database: 'bill', outputLocation });
  const answer = await engine.query('SELECT service, amount FROM focus', { maxBytes: Infinity });
  expect(answer).toMatchObject({ columns: ['service', 'amount'], rows: [['S3', null]] });
  expect(await engine.limit()).toBeNull();
  const none = athenaEngine({ ...settings(), database: 'bill', outputLocation, workGroup: 'none' });
  const error = await none
    .query('SELECT 1', { maxBytes: Infinity })
    .catch((thrown: unknown) => thrown as AthenaQueryError);
  expect(error).toMatchObject({ bytesScanned: 0, cause: { code: 'AWS_REQUEST_REFUSED' } });
  await Promise.all([engine.close(), none.close()]);
});
