import { callOf, company } from '../../../test/fixture.ts';
import { describeCostCategoryDefinition, listCostCategoryDefinitions } from './cost-categories.ts';
import { getCostAndUsage } from './get-cost-and-usage.ts';
import { listCostAllocationTags } from './list-cost-allocation-tags.ts';

const MONTH = { Start: '2026-10-01', End: '2026-11-01' };

interface Reference {
  readonly CostCategoryArn: string;
  readonly Name: string;
  readonly Values: readonly string[];
}
const references = (input = {}, more = {}) =>
  listCostCategoryDefinitions(callOf(input, more)) as { CostCategoryReferences: Reference[]; NextToken?: string };

test('definitions are listed page by page and described', () => {
  const first = references({}, { pageLimit: 1 });
  const second = references({ NextToken: first.NextToken }, { pageLimit: 1 });
  const both = [...first.CostCategoryReferences, ...second.CostCategoryReferences];
  expect(both).toEqual(references().CostCategoryReferences);
  expect(both.map(({ Name }) => Name)).toEqual(['BusinessUnit', 'Workload']);
  const { CostCategory } = describeCostCategoryDefinition(callOf({ CostCategoryArn: both[1]?.CostCategoryArn })) as {
    CostCategory: { Rules: { Type: string }[]; DefaultValue: string };
  };
  expect(CostCategory.DefaultValue).toBe('Other');
  expect(CostCategory.Rules.map(({ Type }) => Type)).toContain('INHERITED_VALUE');
  expect(() => describeCostCategoryDefinition(callOf({ CostCategoryArn: 'arn:nothing' }))).toThrow(
    expect.objectContaining({ code: 'ResourceNotFoundException' })
  );
});

test('charges are grouped by what the rules say, the first one that holds', () => {
  const { ResultsByTime } = getCostAndUsage(
    callOf({
      ...{ TimePeriod: MONTH, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] },
      GroupBy: [{ Type: 'COST_CATEGORY', Key: 'Workload' }],
    })
  ) as { ResultsByTime: { Groups: { Keys: string[] }[] }[] };
  const values = ResultsByTime[0]?.Groups.map(({ Keys }) => Keys[0]) ?? [];
  expect(values).toEqual(expect.arrayContaining(['Workload$Data', 'Workload$Shared', 'Workload$Untagged']));
});

test('tag keys say whether charges carry them', () => {
  const { CostAllocationTags } = listCostAllocationTags(callOf({})) as {
    CostAllocationTags: { TagKey: string; Status: string }[];
  };
  const used = new Set(company().lines.flatMap(({ tags }) => Object.keys(tags ?? {})));
  for (const { TagKey, Status } of CostAllocationTags) expect(Status).toBe(used.has(TagKey) ? 'Active' : 'Inactive');
  expect(listCostAllocationTags(callOf({ Status: 'Inactive', TagKeys: ['owner'] }))).toMatchObject({
    CostAllocationTags: [{ TagKey: 'owner', Status: 'Inactive' }],
  });
});
