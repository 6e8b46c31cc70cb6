import { z } from 'zod';

import { costExplorerItems, itemRequest } from '../cost-explorer/paid-items.ts';
import type { Asking } from '../cost-explorer/paid-items.ts';
import { readBody } from '../cost-explorer/read-body.ts';
import type { PaidItemSource, SourceItem } from '../item-source.ts';
import { COST_ALLOCATION_TAGS_FACTS } from './facts.ts';

const schema = z.object({
  CostAllocationTags: z
    .array(
      z.object({
        TagKey: z.string(),
        Type: z.string(),
        Status: z.string(),
        LastUpdatedDate: z.string().nullish(),
        LastUsedDate: z.string().nullish(),
      })
    )
    .default([]),
});

/** Tag keys that were seen on resources, and whether charges carry them (kind `cost-allocation-tag`, complete). */
export function costAllocationTagsSource(client: Asking): PaidItemSource {
  return costExplorerItems(client, {
    facts: COST_ALLOCATION_TAGS_FACTS,
    requests: () => [
      itemRequest('cost allocation tags', { operation: 'ListCostAllocationTags', input: { MaxResults: 1000 } }),
    ],
    toItems: (_, bodies) => [
      {
        kind: 'cost-allocation-tag',
        scope: '',
        items: [...bodies].flatMap((body) =>
          readBody(schema, 'ListCostAllocationTags', body).CostAllocationTags.map((tag): SourceItem => ({
            id: tag.TagKey,
            name: tag.TagKey,
            at: null,
            attributes: {
              dimension: `Tags.${tag.TagKey}`,
              active: tag.Status === 'Active',
              /** Whether the provider made it up, rather than people. */
              generated: tag.Type === 'AWSGenerated',
              activated: tag.LastUpdatedDate ?? null,
              lastUsed: tag.LastUsedDate ?? null,
            },
          }))
        ),
      },
    ],
  });
}
