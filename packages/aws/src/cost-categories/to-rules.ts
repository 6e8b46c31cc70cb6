import type { Dimension } from '@smartcloudops/focus';

import type { Definition } from './definition.ts';
import { alternativesOf } from './read-expression.ts';
import type { Conjunction } from './rule-terms.ts';
import { Untranslatable } from './rule-terms.ts';

/** A cost category as allocation rules, in the terms of charges. */
export interface CategoryRules {
  readonly rules: readonly {
    readonly value?: string;
    readonly valueFrom?: Dimension;
    readonly where: Conjunction;
  }[];
  readonly splits: readonly {
    readonly of: string;
    readonly method: string;
    readonly to?: readonly string[];
    readonly shares?: Readonly<Record<string, string>>;
  }[];
}

/** The rules, or why they cannot be said in ours, as a sentence. */
export function toRules(definition: Definition): CategoryRules | { readonly why: string } {
  try {
    const named = definition.Rules.flatMap(ruleOf);
    const rest = definition.DefaultValue ? [{ value: definition.DefaultValue, where: [] }] : [];
    return { rules: [...named, ...rest], splits: (definition.SplitChargeRules ?? []).map(splitOf) };
  } catch (error) {
    if (error instanceof Untranslatable) return { why: `A rule cannot be translated: ${error.message}.` };
    throw error;
  }
}

function ruleOf({ Value, Rule, Type, InheritedValue }: Definition['Rules'][number]): CategoryRules['rules'] {
  if (Type === 'INHERITED_VALUE') {
    const { DimensionName: name, DimensionKey: key } = InheritedValue ?? {};
    if (name === 'LINKED_ACCOUNT_NAME') return [{ valueFrom: 'SubAccountName', where: [] }];
    if (name === 'TAG' && key) return [{ valueFrom: `Tags.${key}`, where: [] }];
    throw new Untranslatable(`a value is inherited from ${name ?? 'something unknown'}`);
  }
  if (!Value || !Rule) throw new Untranslatable('it has no value or no condition');
  return alternativesOf(Rule).map((where) => ({ value: Value, where }));
}

function splitOf({ Source, Targets, Method, Parameters }: NonNullable<Definition['SplitChargeRules']>[number]) {
  const method = Method.toLowerCase();
  if (method !== 'fixed') return { of: Source, method, to: Targets };
  const percents = Parameters?.find(({ Type }) => Type === 'ALLOCATION_PERCENTAGES')?.Values ?? [];
  return { of: Source, method, shares: Object.fromEntries(Targets.map((target, i) => [target, percents[i] ?? '0'])) };
}
