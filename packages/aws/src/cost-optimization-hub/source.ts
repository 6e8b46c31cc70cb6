import { collectPart, readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import type { ItemCollectContext, ItemSource, SourceItem } from '../item-source.ts';
import type { CostOptimizationHubClient } from './client.ts';
import { COST_OPTIMIZATION_HUB_FACTS } from './facts.ts';
import { recommendationItem } from './to-item.ts';

/** AWS's limit of a page. */
const PAGE = 1000;
const PART = { kind: 'recommendation', scope: '' } as const;

/** What AWS advises to spend less (kind `recommendation`, complete): of all accounts for the management account, else its own. */
export function costOptimizationHubSource(client: CostOptimizationHubClient): ItemSource {
  return {
    facts: COST_OPTIMIZATION_HUB_FACTS,
    async *collect(context) {
      yield await collectPart(PART, async () => {
        await mustBeEnrolled(client, context);
        const items: SourceItem[] = [];
        const pages = readPages(
          'ListRecommendations',
          context,
          (nextToken, signal) => client.listRecommendations({ maxResults: PAGE, nextToken }, signal),
          ({ nextToken }) => nextToken
        );
        for await (const page of pages) for (const one of page.items ?? []) items.push(recommendationItem(one));
        return { ...PART, items };
      });
    },
    close: () => client.close(),
  };
}

/** Asks for the account that signs in. @throws AwsError `AWS_SERVICE_NOT_ENABLED` that says how to enrol it */
async function mustBeEnrolled(
  client: CostOptimizationHubClient,
  { beforeCall, signal }: ItemCollectContext
): Promise<void> {
  await beforeCall('ListEnrollmentStatuses');
  const { items = [] } = await client.listEnrollmentStatuses({ includeOrganizationInfo: false }, signal);
  if (items.some(({ status }) => status === 'Active')) return;
  const account = items[0]?.accountId ? `The account ${items[0].accountId}` : 'The account';
  throw new AwsError(
    'AWS_SERVICE_NOT_ENABLED',
    `${account} is not enrolled in AWS Cost Optimization Hub, so AWS makes no recommendations for it. Enrol it, for nothing: in the AWS console under Billing and Cost Management, Cost Optimization Hub, choose Enable (in the management account for all accounts), or run "aws cost-optimization-hub update-enrollment-status --status Active --region us-east-1". The first recommendations come within a day.`,
    { action: 'cost-optimization-hub:ListRecommendations' }
  );
}
