import { DAY_MS } from '../calendar.ts';
import { keyAt, keyOf, pick, uniform } from '../random.ts';
import type { PlantedAnomaly, PlantedFinding } from '../truth.ts';
import type { Bill } from '../world.ts';
import { findingId } from './finding-ids.ts';
import { FINDING_KINDS } from './finding-kinds.ts';
import type { FindingKind } from './finding-kinds.ts';
import { severityLabel } from './severity.ts';
import { subjectsOf } from './subjects.ts';
import type { Subject } from './subjects.ts';

/** Days that it takes to close a finding, at least and at most, where people care; elsewhere it takes twice as long. */
const DAYS_TO_CLOSE = { CRITICAL: [0.5, 9], HIGH: [2, 45], MEDIUM: [8, 120], LOW: [10, 160] } as const;
const CARELESS = 2;
/** Shares of findings that get worse on the way, and that somebody says to live with. */
const RAISED = 0.15;
const SUPPRESSED = 0.08;

const time = (at: number): string => new Date(Math.round(at / 1000) * 1000).toISOString();

interface Episode {
  readonly key: number;
  readonly openedAt: number;
  readonly closedAt: number;
}

/** Times at which a thing has it, as far as they touch the range; they depend on the thing alone. */
function episodes(key: number, kind: FindingKind, { account }: Subject, { firstDay, endDay }: Bill): Episode[] {
  const { everyDays, share, severity } = kind;
  const [least, most] = DAYS_TO_CLOSE[severityLabel(severity)];
  const pace = account.environment === 'prod' ? 1 : CARELESS;
  const phase = pick(keyOf(key, 'phase'), everyDays);
  const found: Episode[] = [];
  for (let n = Math.floor((firstDay - phase) / everyDays); n * everyDays + phase < endDay; n++) {
    const own = keyAt(key, n);
    const openedAt = (n * everyDays + phase + uniform(keyOf(own, 'hour'))) * DAY_MS;
    const days = Math.min(everyDays - 2, pace * (least + (most - least) * uniform(keyOf(own, 'days')) ** 2));
    const closedAt = openedAt + days * DAY_MS;
    const touches = closedAt > firstDay * DAY_MS && openedAt < endDay * DAY_MS;
    if (touches && uniform(keyOf(own, 'is')) < share) found.push({ key: own, openedAt, closedAt });
  }
  return found;
}

function planted(
  kind: FindingKind,
  subject: Subject,
  { key, openedAt, closedAt }: Episode,
  bill: Bill
): PlantedFinding {
  const { product, type } = kind;
  const life = closedAt - openedAt;
  const isRaised = product === 'Inspector' && uniform(keyOf(key, 'raised')) < RAISED && kind.severity < 9;
  const isSuppressed = product !== 'GuardDuty' && uniform(keyOf(key, 'suppressed')) < SUPPRESSED;
  const severity = isRaised ? Math.min(9.8, kind.severity + 2) : kind.severity;
  const year = new Date(openedAt).getUTCFullYear();
  return {
    id: findingId(kind, subject, key),
    product,
    type,
    title:
      type === 'PACKAGE_VULNERABILITY'
        ? `CVE-${year}-${90_000 + pick(keyOf(key, 'cve'), 9_999)} - ${kind.title}`
        : kind.title.replace('{name}', subject.name),
    accountId: subject.account.id,
    accountName: subject.account.name,
    region: subject.region,
    resourceId: subject.id,
    resourceName: subject.name,
    resourceType: subject.type,
    score: severity,
    severity: severityLabel(severity),
    scoreAtFirst: kind.severity,
    severityAtFirst: severityLabel(kind.severity),
    openedAt: time(openedAt),
    raisedAt: isRaised ? time(openedAt + life * 0.4) : null,
    suppressedAt: isSuppressed ? time(openedAt + life * 0.2) : null,
    closedAt: closedAt < bill.endDay * DAY_MS ? time(closedAt) : null,
  };
}

/** Whoever stole the keys mines coins: GuardDuty sees it within the hour, and it is closed when the machines are gone. */
function intrusions(bill: Bill, anomalies: readonly PlantedAnomaly[]): PlantedFinding[] {
  return anomalies.flatMap(({ cause, resourceId, accountId, region, from, to }) => {
    const account = bill.accounts.find(({ id }) => id === accountId);
    if (!cause.startsWith('stolen access keys') || !account || resourceId === null || region === null) return [];
    const type = 'CryptoCurrency:EC2/BitcoinTool.B!DNS';
    const title = `${resourceId} looks up names that have to do with Bitcoin`;
    const kind: FindingKind = {
      product: 'GuardDuty',
      type,
      title,
      of: 'Instance',
      severity: 8,
      share: 1,
      everyDays: 1,
    };
    const subject: Subject = { account, region, type: 'Instance', id: resourceId, name: resourceId };
    const key = keyOf(keyOf(bill.seed, 'intrusion'), resourceId);
    const openedAt = Date.parse(from) + (20 + pick(key, 40)) * 60_000;
    return [planted(kind, subject, { key, openedAt, closedAt: Date.parse(to) }, bill)];
  });
}

/** Everything that is found in the range of the bill, in the order in which it is found. The past depends on the seed alone. */
export function planFindings(bill: Bill, anomalies: readonly PlantedAnomaly[]): readonly PlantedFinding[] {
  const root = keyOf(bill.seed, 'finding');
  const all = subjectsOf(bill).flatMap((subject) =>
    FINDING_KINDS.filter(({ of }) => of === subject.type).flatMap((kind) => {
      const key = keyOf(keyOf(root, `${kind.product}/${kind.type}/${kind.title}`), subject.id);
      return episodes(key, kind, subject, bill).map((episode) => planted(kind, subject, episode, bill));
    })
  );
  return [...all, ...intrusions(bill, anomalies)].toSorted(
    (one, other) => Date.parse(one.openedAt) - Date.parse(other.openedAt)
  );
}
