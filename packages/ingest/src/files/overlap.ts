import type { CostStore, LoadRecord } from '@smartcloudops/warehouse';

import { IngestError } from '../errors.ts';
import type { Bill } from './bill.ts';
import type { Survey } from './survey.ts';

/** The whole calendar months (UTC) in which a bill's charges start, half-open. */
export function monthsOf(survey: Pick<Survey, 'firstStart' | 'lastStart'>): {
  readonly from: number;
  readonly to: number;
} {
  const first = new Date(survey.firstStart);
  const last = new Date(survey.lastStart);
  return {
    from: Date.UTC(first.getUTCFullYear(), first.getUTCMonth()),
    to: Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1),
  };
}

/** Earlier deliveries to the same connection that cover some of the months of a bill and some of its accounts. */
export interface Overlap {
  readonly loads: readonly LoadRecord[];
  /** Accounts that those months hold already and that the new bill does not. */
  readonly strangers: readonly (string | null)[];
}

const MOST_ACCOUNTS = 100_000;

export async function findOverlap(costs: CostStore, connection: string, survey: Survey): Promise<Overlap | null> {
  const { from, to } = monthsOf(survey);
  const loads = (await costs.loads([connection])).filter(
    (load) => load.closedAt === null && load.from < to && from < load.to
  );
  if (loads.length === 0) return null;
  const present = await costs.dimensionValues({
    connections: [connection],
    dimension: 'BillingAccountId',
    from,
    to,
    limit: MOST_ACCOUNTS,
  });
  const shared = present.some((account) => survey.accounts.has(account));
  const strangers = present.filter((account) => !survey.accounts.has(account));
  return shared || strangers.length > 0 ? { loads: shared ? loads : [], strangers } : null;
}

/** @throws IngestError `INGEST_REPLACE_TOO_WIDE` */
export function refuseWideReplacement(bill: Bill, survey: Survey, overlap: Overlap | null): void {
  if (!overlap || overlap.strangers.length === 0) return;
  const { from, to } = monthsOf(survey);
  const names = overlap.strangers.slice(0, 5).map((account) => account ?? '(none)');
  throw new IngestError(
    'INGEST_REPLACE_TOO_WIDE',
    `from ${day(from)} to ${day(to)} the warehouse also holds charges of billing account ${names.join(', ')}` +
      `${overlap.strangers.length > 5 ? ', …' : ''}, which the file does not have.`,
    { place: { file: bill.file } }
  );
}

export function overlapNotices(bill: Bill, overlap: Overlap | null, replaced: boolean): readonly string[] {
  if (!overlap || overlap.loads.length === 0) return [];
  const [same, other] = [true, false].map((is) =>
    overlap.loads.filter((load) => (load.source === bill.dialect.source) === is).map((load) => load.origin)
  );
  const added = [...(replaced ? [] : (same ?? [])), ...(other ?? [])];
  return [
    ...(replaced && same && same.length > 0
      ? [`It replaces, in the months that it covers, what came from ${list(same)}.`]
      : []),
    ...(added.length > 0
      ? [
          `It adds to charges of the same months and billing accounts that came from ${list(added)}. ` +
            'That is right for a bill in parts; if it is the same bill again, newer or in another format, the charges count twice: ' +
            (other && other.length > 0 ? 'keep the two kinds in connections of their own.' : 'import it with replace.'),
        ]
      : []),
  ];
}

function list(origins: readonly string[]): string {
  const distinct = [...new Set(origins)];
  return `${distinct.slice(0, 5).join(', ')}${distinct.length > 5 ? ` and ${distinct.length - 5} more` : ''}`;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
