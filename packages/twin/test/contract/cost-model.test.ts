import type { Twin } from '../../src/api.ts';
import { startTwin } from '../../src/server.ts';
import { company } from '../fixture.ts';
import { hasPython, python } from './python.ts';

const contract = hasPython('botocore') ? test : test.skip;
const TimePeriod = { Start: '2026-10-01', End: '2026-11-01' };
const Filter = { Dimensions: { Key: 'SERVICE', Values: ['Amazon Relational Database Service'] } };
const bySubscription = [{ Type: 'DIMENSION', Key: 'SUBSCRIPTION_ID' }];

let twin: Twin;
beforeAll(async () => {
  twin = await startTwin({ world: company() });
});
afterAll(() => twin.close());

contract(
  'commitments, anomalies, cost categories and tag keys are told as AWS’s own model says',
  async () => {
    const recorded: object[] = [];
    const call = async (operation: string, request: object) => {
      const response = await fetch(twin.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSInsightsIndexService.${operation}`,
          authorization: `AWS4-HMAC-SHA256 Credential=TWINDEMO/20261123/us-east-1/ce/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
        },
        body: JSON.stringify(request),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      recorded.push({ service: 'ce', operation, request, status: response.status, answer });
      return answer;
    };
    await call('GetSavingsPlansUtilization', { TimePeriod, Granularity: 'DAILY' });
    await call('GetSavingsPlansUtilizationDetails', { TimePeriod, MaxResults: 5 });
    await call('GetSavingsPlansCoverage', {
      ...{ TimePeriod, Granularity: 'MONTHLY' },
      GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
    });
    await call('GetReservationUtilization', { TimePeriod, Granularity: 'DAILY', Filter });
    await call('GetReservationUtilization', { TimePeriod, GroupBy: bySubscription, Filter });
    // EC2 has no reservations here.
    expect(await call('GetReservationUtilization', { TimePeriod })).toMatchObject({
      __type: expect.stringContaining('DataUnavailableException'),
    });
    await call('GetReservationCoverage', { TimePeriod, Granularity: 'DAILY', Filter });
    await call('GetAnomalies', { DateInterval: { StartDate: '2026-09-01' }, MaxResults: 10 });
    await call('GetAnomalyMonitors', {});
    const { CostCategoryReferences } = await call('ListCostCategoryDefinitions', {});
    for (const { CostCategoryArn } of CostCategoryReferences as { CostCategoryArn: string }[])
      await call('DescribeCostCategoryDefinition', { CostCategoryArn });
    await call('ListCostAllocationTags', { Status: 'Active' });
    await call('ListCostAllocationTags', {});

    const lines = recorded.map((one) => JSON.stringify(one));
    const { code, output } = await python('./aws_model.py', [], lines.join('\n'));
    const said = output.trim().split('\n');
    expect(said.slice(0, -1).filter(Boolean)).toEqual([]);
    expect(JSON.parse(said.at(-1) ?? '')).toMatchObject({ calls: recorded.length, faults: 0 });
    expect(code).toBe(0);
  },
  60_000
);
