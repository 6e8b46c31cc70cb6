import type { ItemRecord } from '@smartcloudops/warehouse';

import { textOf } from './read-findings.ts';
import type { RuleCompliance, SecurityQuery } from './security-answer.ts';

export const COMPLIANCE_RULE = 'compliance-rule';

/** Rules over all accounts and regions where each is checked, the least kept first. */
export function ruleCompliance(
  records: readonly ItemRecord[],
  { accounts, regions }: Pick<SecurityQuery, 'accounts' | 'regions'>
): readonly RuleCompliance[] {
  const isIn = (asked: readonly string[], value: string | null) =>
    asked.length === 0 || (value !== null && asked.includes(value));
  const asked = records.filter(
    ({ attributes }) =>
      isIn(accounts, textOf(attributes['SubAccountId'])) && isIn(regions, textOf(attributes['RegionId']))
  );
  return [...Map.groupBy(asked, ({ name, id }) => name ?? id)]
    .map(([rule, group]) => {
      const verdicts = group.map(({ attributes }) => attributes['compliance']);
      const kept = verdicts.filter((one) => one === 'COMPLIANT').length;
      const broken = verdicts.filter((one) => one === 'NON_COMPLIANT').length;
      const counts = group.map(({ attributes: { nonCompliant } }) =>
        typeof nonCompliant === 'number' ? nonCompliant : 0
      );
      return {
        ...{ rule, kept, broken, share: shareOf(kept, broken) },
        description: textOf(group[0]?.attributes['description']),
        nonCompliant: counts.reduce((sum, one) => sum + one, 0),
        isCapped: group.some(({ attributes }) => attributes['countIsCapped'] === true),
      };
    })
    .toSorted(
      (a, b) =>
        (a.share ?? Infinity) - (b.share ?? Infinity) || b.nonCompliant - a.nonCompliant || (a.rule < b.rule ? -1 : 1)
    );
}

export const shareOf = (kept: number, broken: number): number | null =>
  kept + broken === 0 ? null : kept / (kept + broken);
