import type { Call } from '../http/service.ts';
import { findingsAt } from '../world/findings/finding-at.ts';
import type { StandingFinding } from '../world/findings/finding-at.ts';
import type { World } from '../world/world.ts';

/** The management account is the administrator of the company's security services as well. */
export const isAdministrator = ({ caller, world }: Pick<Call, 'caller' | 'world'>): boolean =>
  caller.accountId === world.accounts[0]?.id;

/** Regions in which the company has something. */
export const companyRegions = ({ monitored }: Pick<World, 'monitored'>): ReadonlySet<string> =>
  new Set(monitored.map(({ region }) => region.id).filter((id) => id !== 'global'));

/** The account where people try things out, which takes part in nothing; a company of one has none. */
export const outsider = ({ accounts }: Pick<World, 'accounts'>): string | null =>
  accounts.length < 2 ? null : (accounts.at(-1)?.id ?? null);

/** What is known in the caller's region now: of all accounts for the administrator, else of its own. */
export function seenFindings(call: Pick<Call, 'caller' | 'world' | 'now'>): readonly StandingFinding[] {
  const { caller, world, now } = call;
  const isAll = isAdministrator(call);
  const here = world.truth.findings.filter(
    ({ region, accountId }) => region === caller.region && (isAll || accountId === caller.accountId)
  );
  return findingsAt(here, now);
}

/** The ARN of what a finding is about; the bill names machines and buckets by their ids. */
export function arnOfResource({ resourceId, resourceType, region, accountId }: StandingFinding): string {
  if (resourceType === 'Instance') return `arn:aws:ec2:${region}:${accountId}:instance/${resourceId}`;
  return resourceType === 'Bucket' ? `arn:aws:s3:::${resourceId}` : resourceId;
}
