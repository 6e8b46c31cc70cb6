import { hex, keyOf } from '../random.ts';
import type { FindingKind } from './finding-kinds.ts';
import type { Subject } from './subjects.ts';

const grouped = (digits: string): string =>
  [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, digits);

/** Of GuardDuty in an account and region. */
export const detectorOf = (accountId: string, region: string): string =>
  hex(keyOf(keyOf(1, accountId), `detector/${region}`), 32);

/** Access Analyzer has one for what is shared in each region, and one for what nobody uses. */
export const analyzerOf = (managementId: string, region: string, type: string): string =>
  `arn:aws:access-analyzer:${region}:${managementId}:analyzer/${type === 'ExternalAccess' ? 'company' : 'unused-access'}`;

/** The id that the product itself gives: ARNs, and of Access Analyzer a bare UUID. */
export function findingId({ product, type }: FindingKind, { account, region }: Subject, key: number): string {
  const digits = hex(key, 32);
  switch (product) {
    case 'Security Hub':
      return `arn:aws:securityhub:${region}:${account.id}:security-control/${type}/finding/${grouped(digits)}`;
    case 'GuardDuty':
      return `arn:aws:guardduty:${region}:${account.id}:detector/${detectorOf(account.id, region)}/finding/${digits}`;
    case 'Inspector':
      return `arn:aws:inspector2:${region}:${account.id}:finding/${digits}`;
    case 'IAM Access Analyzer':
      return grouped(digits);
  }
}
