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

/** @param source of the bill: replacing takes the place of its charges only */
export async function findOverlap(
  costs: CostStore,
  { connection, source }: { readonly connection: string; readonly source: string },
  survey: Survey
): Promise<Overlap | null> {
  const { from, to } = monthsOf(survey);
  const loads = (await costs.loads([connection])).filter(
    (load) => load.closedAt === null && load.rows > 0 && load.from < to && from < load.to
  );
  const files = [...new Set(loads.map((load) => load.source).filter(isFile))];
  const present = new Map<string, readonly (string | null)[]>();
  for (const file of files) present.set(file, await accountsOf(costs, { connection, source: file, from, to }));
  const shared = [...present.values()].flat().some((account) => survey.accounts.has(account));
  const strangers = (present.get(source) ?? []).filter((account) => !survey.accounts.has(account));
  const told = loads.filter((load) => shared || !isFile(load.source));
  return told.length > 0 || strangers.length > 0 ? { loads: told, strangers } : null;
}

async function accountsOf(
  costs: CostStore,
  { connection, source, from, to }: { connection: string; source: string; from: number; to: number }
): Promise<readonly (string | null)[]> {
  const { cells } = await costs.aggregate({
    ...{ connections: [connection], source, from, to, metric: 'BilledCost', filters: [], grain: 'total', asOf: null },
    groupBy: ['BillingAccountId', 'BillingCurrency'],
  });
  return [...new Set(cells.map(({ keys }) => keys[0] ?? null))];
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

/**
 * What the new bill and what was there make of each other. Files add up, as parts of one bill; a source that the connection is
 * collected from tells of the same money, of which each day is told once.
 */
export function overlapNotices(bill: Bill, overlap: Overlap | null, replaced: boolean): readonly string[] {
  if (!overlap || overlap.loads.length === 0) return [];
  const own = bill.dialect.source;
  const from = (is: (source: string) => boolean) =>
    overlap.loads.filter(({ source }) => is(source)).map(({ origin }) => origin);
  const same = from((source) => source === own);
  const otherFiles = from((source) => source !== own && isFile(source));
  const collected = from((source) => !isFile(source));
  const added = [...(replaced ? [] : same), ...otherFiles];
  return [
    ...(replaced && same.length > 0
      ? [`It replaces, in the months that it covers, what came from ${list(same)}.`]
      : []),
    ...(added.length > 0
      ? [
          `It adds to charges of the same months and billing accounts that came from ${list(added)}. ` +
            'That is right for a bill in parts; if it is the same bill again, newer or in another format, the charges count twice: ' +
            (otherFiles.length > 0 ? 'keep the two kinds in connections of their own.' : 'import it with replace.'),
        ]
      : []),
    ...(collected.length > 0
      ? [
          `The connection also has charges of the same months from ${list(collected)}. They are not added to those of the file: ` +
            'each day is told by one of the two, a data export first, then files, then what knows fewer columns.',
        ]
      : []),
  ];
}

const isFile = (source: string): boolean => source.endsWith('-file');

function list(origins: readonly string[]): string {
  const distinct = [...new Set(origins)];
  return `${distinct.slice(0, 5).join(', ')}${distinct.length > 5 ? ` and ${distinct.length - 5} more` : ''}`;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
