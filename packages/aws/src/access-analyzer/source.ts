import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';

import { readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import { closedSince, collectFindings } from '../findings/collect-findings.ts';
import { readPatiently } from '../findings/read-patiently.ts';
import type { ItemCollectContext, ItemSource, SourceItem } from '../item-source.ts';
import type { AccessAnalyzerClient } from './client.ts';
import { ACCESS_ANALYZER_FACTS } from './facts.ts';
import { accessItem } from './to-item.ts';

/** AWS's limit of a page. */
const PAGE = 100;

/**
 * What is shared with others, and what nobody uses (kind `finding`, complete by region). Who may reach what inside the company is
 * asked for by whoever audits, and is nothing wrong by itself: internal analyzers are left out.
 * @param clients one per region
 */
export function accessAnalyzerSource(clients: ReadonlyMap<string, AccessAnalyzerClient>): ItemSource {
  return {
    facts: ACCESS_ANALYZER_FACTS,
    async *collect(context) {
      for (const [region, client] of clients)
        yield await collectFindings(region, async () => {
          const items: SourceItem[] = [];
          for (const analyzer of await analyzersOf(client, region, context))
            items.push(...(await findingsOf(client, { analyzerArn: analyzer.arn ?? '', region }, context)));
          return items;
        });
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

/** @throws AwsError `AWS_SERVICE_NOT_ENABLED` when there is none */
async function analyzersOf(
  client: AccessAnalyzerClient,
  region: string,
  context: ItemCollectContext
): Promise<readonly AnalyzerSummary[]> {
  const found: AnalyzerSummary[] = [];
  const pages = readPages(
    'ListAnalyzers',
    context,
    (nextToken, signal) => client.listAnalyzers({ nextToken }, signal),
    ({ nextToken }) => nextToken
  );
  for await (const { analyzers = [] } of pages) found.push(...analyzers);
  const wanted = found.filter(({ type }) => !type?.endsWith('_INTERNAL_ACCESS'));
  if (wanted.length > 0) return wanted;
  throw new AwsError(
    'AWS_SERVICE_NOT_ENABLED',
    `The account that signs in has no analyzer for external or unused access in ${region}; an organisation's analyzers are seen by the account that they were made in.`,
    { action: 'access-analyzer:ListAnalyzers' }
  );
}

async function findingsOf(
  client: AccessAnalyzerClient,
  { analyzerArn, region }: { readonly analyzerArn: string; readonly region: string },
  context: ItemCollectContext
): Promise<readonly SourceItem[]> {
  const items: SourceItem[] = [];
  const pages = readPatiently(
    'ListFindingsV2',
    context,
    (nextToken, signal) => client.listFindings({ analyzerArn, maxResults: PAGE, nextToken }, signal),
    ({ nextToken }) => nextToken
  );
  const since = closedSince(context.now);
  for await (const { findings = [] } of pages)
    for (const one of findings)
      if (one.status !== 'RESOLVED' || (one.updatedAt?.getTime() ?? 0) >= since)
        items.push(accessItem(one, { analyzerArn, region }, context.now));
  return items;
}
