import type { AwsSecurityFindingFilters, StringFilter } from '@aws-sdk/client-securityhub';

import { closedSince, collectFindings } from '../findings/collect-findings.ts';
import { readPatiently } from '../findings/read-patiently.ts';
import type { ItemCollectContext, ItemSource, SourceItem } from '../item-source.ts';
import type { SecurityHubClient } from './client.ts';
import { SECURITY_HUB_FACTS } from './facts.ts';
import { hubItem } from './to-item.ts';

/** AWS's limit of a page. */
const PAGE = 100;

const are = (...values: readonly string[]): StringFilter[] =>
  values.map((Value) => ({ Value, Comparison: 'EQUALS' as const }));

/**
 * What is open or lived with, and what was archived of late. A control that is kept again is RESOLVED, one of very many: it is not
 * asked for, and its finding is gone with the delivery that does not tell of it any more.
 */
const questions = (now: number): readonly AwsSecurityFindingFilters[] => [
  { RecordState: are('ACTIVE'), WorkflowStatus: are('NEW', 'NOTIFIED', 'SUPPRESSED') },
  {
    RecordState: are('ARCHIVED'),
    UpdatedAt: [{ Start: new Date(closedSince(now)).toISOString(), End: new Date(now).toISOString() }],
  },
];

/**
 * Findings of Security Hub and of all that is connected to it (kind `finding`, complete by region).
 * @param clients one per region
 */
export function securityHubSource(clients: ReadonlyMap<string, SecurityHubClient>): ItemSource {
  return {
    facts: SECURITY_HUB_FACTS,
    async *collect(context) {
      // Where regions are aggregated, one tells of the others as well: each finding is told by its own region, if that is asked.
      const isTold = (region: string, of: unknown) => of === region || !clients.has(String(of));
      for (const [region, client] of clients)
        yield await collectFindings(region, async () =>
          (await findingsOf(client, context)).filter(({ attributes }) => isTold(region, attributes['RegionId']))
        );
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

async function findingsOf(client: SecurityHubClient, context: ItemCollectContext): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for (const Filters of questions(context.now)) {
    const pages = readPatiently(
      'GetFindings',
      context,
      (NextToken, signal) => client.getFindings({ Filters, MaxResults: PAGE, NextToken }, signal),
      ({ NextToken }) => NextToken
    );
    for await (const { Findings = [] } of pages)
      for (const one of Findings) if (one.Sample !== true) items.push(hubItem(one, context.now));
  }
  return items;
}
