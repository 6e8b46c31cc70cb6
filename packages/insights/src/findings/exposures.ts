import type { Decimal } from '@smartcloudops/focus';

import { countsOf } from './count-findings.ts';
import type { MonthlyCosts } from './exposed-cost.ts';
import { byUrgency } from './open-finding.ts';
import type { Exposure, OpenFinding } from './security-answer.ts';

const PERCENT = 100n;

/**
 * Open findings by the resource that they are about, with what it costs. Of what the bill knows no cost (a role, a user, or any
 * resource where the bill tells accounts only) the whole account is what is exposed. Most exposed first.
 */
export function exposures(open: readonly OpenFinding[], costs: MonthlyCosts): readonly Exposure[] {
  const costOf = ({ connection, resource }: OpenFinding) => costs.of(connection, 'ResourceId', resource);
  const groups = Map.groupBy(open, (one) =>
    JSON.stringify([one.connection, one.account.id, costOf(one) === null ? null : one.resource])
  );
  return [...groups.values()]
    .flatMap((group) => {
      const inOrder = group.toSorted(byUrgency);
      const worst = inOrder[0];
      if (worst === undefined) return [];
      const own = costOf(worst);
      const cost = own ?? costs.of(worst.connection, 'SubAccountId', worst.account.id);
      const regions = new Set(group.map(({ region }) => region));
      return [
        {
          ...{ connection: worst.connection, account: worst.account, cost },
          resource: own === null ? null : worst.resource,
          region: regions.size === 1 ? worst.region : null,
          counts: countsOf(group.map(({ severity }) => severity)),
          findings: group.length,
          worst: worst.severity,
          title: worst.title,
          exposed: cost === null ? null : (cost * BigInt(Math.round(worst.score))) / PERCENT,
        },
      ];
    })
    .toSorted((a, b) => compare(b.exposed, a.exposed) || b.findings - a.findings);
}

/** What nobody knows the cost of is least. */
function compare(a: Decimal | null, b: Decimal | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return a < b ? -1 : Number(a > b);
}
