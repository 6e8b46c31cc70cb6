import { guardDutyClient } from '../../src/guard-duty/client.ts';
import { guardDutySource } from '../../src/guard-duty/source.ts';
import { inspectorClient } from '../../src/inspector/client.ts';
import { inspectorSource } from '../../src/inspector/source.ts';
import type { ItemBatch, ItemProblem, ItemSource } from '../../src/item-source.ts';
import { securityHubClient } from '../../src/security-hub/client.ts';
import { securityHubSource } from '../../src/security-hub/source.ts';
import { fill, hasMoto, startMoto } from './moto.ts';
import type { Moto } from './moto.ts';

// moto tells of what was put there by boto3; of threats and of access it does not know.
const beside = hasMoto() ? test : test.skip;
const NOW = Date.UTC(2026, 9, 3);
const REGION = 'eu-west-1';

jest.setTimeout(60_000);

let moto: Moto | undefined;
beforeAll(async () => {
  if (hasMoto()) moto = await startMoto();
});
afterAll(() => moto?.close());

const settings = () => ({
  ...{ authType: 'keys' as const, accessKey: 'any', secretKey: 'any', endpoint: moto?.endpoint ?? '' },
});
async function collect(source: ItemSource): Promise<readonly (ItemBatch | ItemProblem)[]> {
  const got = await Array.fromAsync(source.collect({ now: NOW, since: 0, beforeCall: async () => undefined }));
  source.close();
  return got;
}
const threats = () => collect(guardDutySource(new Map([[REGION, guardDutyClient(settings(), REGION)]])));

beside('findings that boto3 put into moto are read as they are', async () => {
  expect(await threats()).toMatchObject([{ scope: REGION, problem: { code: 'AWS_SERVICE_NOT_ENABLED' } }]);
  expect(await fill(moto?.endpoint ?? '', 'fill_security.py')).toMatchObject({ failed: 0 });

  const hub = await collect(securityHubSource(new Map([[REGION, securityHubClient(settings(), REGION)]])));
  const common = {
    ...{ SubAccountId: '123456789012', RegionId: REGION, ResourceId: 'letters', resourceType: 'AWS::S3::Bucket' },
    ...{ severity: 'HIGH', severityScore: 70, product: 'default', firstObservedAt: '2026-10-01T08:00:00.000Z' },
  };
  const product = `arn:aws:securityhub:${REGION}:123456789012:product/123456789012/default`;
  expect(hub).toMatchObject([
    {
      ...{ kind: 'finding', scope: REGION },
      items: [
        { id: `${product}/1`, attributes: { ...common, state: 'open', closedAt: null } },
        { id: `${product}/2`, attributes: { ...common, state: 'closed', closedAt: '2026-10-02T08:00:00.000Z' } },
        { id: `${product}/3`, attributes: { ...common, state: 'suppressed' } },
      ],
    },
  ]);

  const scanned = await collect(inspectorSource(new Map([[REGION, inspectorClient(settings(), REGION)]])));
  expect(scanned).toMatchObject([
    {
      items: [
        {
          name: 'CVE-2021-44228 - log4j-core',
          attributes: {
            ...{ ResourceId: 'i-0abc', severity: 'CRITICAL', severityScore: 100, vulnerability: 'CVE-2021-44228' },
            firstObservedAt: new Date(1_790_000_000_000).toISOString(),
          },
        },
      ],
    },
  ]);
  // There is a detector now; moto answers nothing about its findings, and that is no AWS that is off.
  const [told] = await threats();
  expect(told && 'problem' in told ? told.problem.code : 'told').not.toBe('AWS_SERVICE_NOT_ENABLED');
});
