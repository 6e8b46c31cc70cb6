import type { FindingCriteria } from '@aws-sdk/client-guardduty';

import { readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import { collectFindings } from '../findings/collect-findings.ts';
import { askPatiently, readPatiently } from '../findings/read-patiently.ts';
import type { ItemCollectContext, ItemSource, SourceItem } from '../item-source.ts';
import type { GuardDutyClient } from './client.ts';
import { GUARD_DUTY_FACTS } from './facts.ts';
import { guardDutyItem } from './to-item.ts';

/** AWS's limit of a page, and of the findings that one call tells of. */
const PAGE = 50;
/** Archiving does not touch a finding's time, so archived ones are looked for by when they were last seen. */
const ARCHIVED_DAYS = 30;

const questions = (now: number): readonly FindingCriteria[] => [
  { Criterion: { 'service.archived': { Equals: ['false'] } } },
  {
    Criterion: {
      'service.archived': { Equals: ['true'] },
      updatedAt: { GreaterThanOrEqual: now - ARCHIVED_DAYS * 86_400_000 },
    },
  },
];

/**
 * Threats that GuardDuty has found (kind `finding`, complete by region): of all accounts for the administrator, else its own.
 * @param clients one per region
 */
export function guardDutySource(clients: ReadonlyMap<string, GuardDutyClient>): ItemSource {
  return {
    facts: GUARD_DUTY_FACTS,
    async *collect(context) {
      for (const [region, client] of clients)
        yield await collectFindings(region, async () => {
          const items: SourceItem[] = [];
          for (const DetectorId of await detectorsOf(client, region, context))
            for (const criteria of questions(context.now))
              items.push(...(await findingsOf(client, { DetectorId, criteria }, context)));
          return items;
        });
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

/** @throws AwsError `AWS_SERVICE_NOT_ENABLED` when there is none */
async function detectorsOf(
  client: GuardDutyClient,
  region: string,
  context: ItemCollectContext
): Promise<readonly string[]> {
  const found: string[] = [];
  const pages = readPages(
    'ListDetectors',
    context,
    (NextToken, signal) => client.listDetectors({ NextToken }, signal),
    ({ NextToken }) => NextToken
  );
  for await (const { DetectorIds = [] } of pages) found.push(...DetectorIds);
  if (found.length > 0) return found;
  throw new AwsError(
    'AWS_SERVICE_NOT_ENABLED',
    `Amazon GuardDuty has no detector in ${region}, so nothing is watched there.`,
    { action: 'guardduty:ListDetectors' }
  );
}

async function findingsOf(
  client: GuardDutyClient,
  { DetectorId, criteria }: { readonly DetectorId: string; readonly criteria: FindingCriteria },
  context: ItemCollectContext
): Promise<readonly SourceItem[]> {
  const ids: string[] = [];
  const pages = readPatiently(
    'ListFindings',
    context,
    (NextToken, signal) =>
      client.listFindings({ DetectorId, FindingCriteria: criteria, MaxResults: PAGE, NextToken }, signal),
    ({ NextToken }) => NextToken
  );
  for await (const { FindingIds = [] } of pages) ids.push(...FindingIds);
  const pieces = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, i) => ids.slice(i * PAGE, (i + 1) * PAGE));
  const told = askPatiently('GetFindings', context, pieces, (FindingIds, signal) =>
    client.getFindings({ DetectorId, FindingIds }, signal)
  );
  const items: SourceItem[] = [];
  for await (const { Findings = [] } of told)
    // GuardDuty makes examples of itself on request.
    for (const one of Findings) if (!one.Title?.startsWith('[SAMPLE]')) items.push(guardDutyItem(one, context.now));
  return items;
}
