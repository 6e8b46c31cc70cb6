import { z } from 'zod';

import { costExplorerItems, itemRequest } from '../cost-explorer/paid-items.ts';
import type { AnsweredPage, Asking, Question } from '../cost-explorer/paid-items.ts';
import { readBody } from '../cost-explorer/read-body.ts';
import type { JsonValue, PaidItemSource, SourceItem } from '../item-source.ts';
import { categoryTag } from './category-tag.ts';
import { definitionSchema } from './definition.ts';
import type { Definition } from './definition.ts';
import { COST_CATEGORIES_FACTS } from './facts.ts';
import { toRules } from './to-rules.ts';

const listSchema = z.object({ CostCategoryReferences: z.array(z.object({ CostCategoryArn: z.string() })).default([]) });
const describedSchema = z.object({ CostCategory: definitionSchema.optional() });

/** Every cost category with its rules in the terms of charges (kind `cost-category`, complete): one call, and one for each of them. */
export function costCategoriesSource(client: Asking): PaidItemSource {
  return costExplorerItems(client, {
    facts: COST_CATEGORIES_FACTS,
    requests: () => [
      itemRequest('cost categories', { operation: 'ListCostCategoryDefinitions', input: { MaxResults: 100 } }),
    ],
    follows: described,
    toItems: (_, bodies) => [
      {
        kind: 'cost-category',
        scope: '',
        items: [...bodies].flatMap((body) => {
          const { CostCategory } = readBody(describedSchema, 'DescribeCostCategoryDefinition', body);
          return CostCategory ? [categoryItem(CostCategory)] : [];
        }),
      },
    ],
  });
}

function described({ question, body }: AnsweredPage): readonly Question[] {
  if (question.operation !== 'ListCostCategoryDefinitions') return [];
  return readBody(listSchema, question.operation, body).CostCategoryReferences.map(({ CostCategoryArn }) => ({
    operation: 'DescribeCostCategoryDefinition',
    input: { CostCategoryArn },
  }));
}

function categoryItem(definition: Definition): SourceItem {
  const { CostCategoryArn, Name, EffectiveStart, DefaultValue, Rules } = definition;
  const translated = toRules(definition);
  const values = [...new Set(Rules.flatMap(({ Value }) => Value ?? []))];
  return {
    id: CostCategoryArn,
    name: Name,
    at: null,
    attributes: {
      /** The dimension of charges that carry it. */
      dimension: `Tags.${categoryTag(Name)}`,
      since: EffectiveStart ?? null,
      values,
      defaultValue: DefaultValue ?? null,
      /** Null when they cannot be said in our rules; then `why` says what stands in the way. */
      allocation: 'why' in translated ? null : (translated as unknown as JsonValue),
      why: 'why' in translated ? translated.why : null,
    },
  };
}
