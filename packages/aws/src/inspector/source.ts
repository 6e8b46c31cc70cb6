import type { FilterCriteria, StringFilter } from '@aws-sdk/client-inspector2';

import { AwsError } from '../errors.ts';
import { closedSince, collectFindings } from '../findings/collect-findings.ts';
import { readPatiently } from '../findings/read-patiently.ts';
import type { ItemCollectContext, ItemSource, SourceItem } from '../item-source.ts';
import type { InspectorClient } from './client.ts';
import { INSPECTOR_FACTS } from './facts.ts';
import { inspectorItem } from './to-item.ts';

/** AWS's limit of a page. */
const PAGE = 100;

const are = (...values: readonly string[]): StringFilter[] =>
  values.map((value) => ({ comparison: 'EQUALS' as const, value }));

const questions = (now: number): readonly FilterCriteria[] => [
  { findingStatus: are('ACTIVE', 'SUPPRESSED') },
  { findingStatus: are('CLOSED'), updatedAt: [{ startInclusive: new Date(closedSince(now)) }] },
];

/**
 * Vulnerabilities that Inspector has found (kind `finding`, complete by region): of all accounts for the administrator, else its own.
 * @param clients one per region
 */
export function inspectorSource(clients: ReadonlyMap<string, InspectorClient>): ItemSource {
  return {
    facts: INSPECTOR_FACTS,
    async *collect(context) {
      for (const [region, client] of clients)
        yield await collectFindings(region, async () => {
          await mustBeEnabled(client, region, context);
          const items: SourceItem[] = [];
          for (const filterCriteria of questions(context.now)) {
            const pages = readPatiently(
              'ListFindings',
              context,
              (nextToken, signal) => client.listFindings({ filterCriteria, maxResults: PAGE, nextToken }, signal),
              ({ nextToken }) => nextToken
            );
            for await (const { findings = [] } of pages)
              for (const one of findings) items.push(inspectorItem(one, region, context.now));
          }
          return items;
        });
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

/** An account of which AWS cannot tell is asked for its findings all the same. @throws AwsError `AWS_SERVICE_NOT_ENABLED` */
async function mustBeEnabled(
  client: InspectorClient,
  region: string,
  { beforeCall, signal }: ItemCollectContext
): Promise<void> {
  await beforeCall('BatchGetAccountStatus');
  const [account] = (await client.accountStatus(signal)).accounts ?? [];
  const status = account?.state?.status;
  if (status !== 'DISABLED' && status !== 'SUSPENDED') return;
  throw new AwsError(
    'AWS_SERVICE_NOT_ENABLED',
    `Amazon Inspector is ${status.toLowerCase()} in ${region} for the account ${account?.accountId ?? 'that signs in'}, so nothing is scanned there.`,
    { action: 'inspector2:BatchGetAccountStatus' }
  );
}
