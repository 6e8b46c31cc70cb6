import { AwsError, DATA_EXPORT_FACTS, findExport } from '@smartcloudops/aws';
import type { BucketClient, DataExportPlace, Delivery } from '@smartcloudops/aws';
import { DAY_MS, formatDecimal } from '@smartcloudops/focus';
import type { Warehouse } from '@smartcloudops/warehouse';

import { takeLease } from '../collect/lease.ts';
import { LeaseLost, openPurse } from '../collect/open-purse.ts';
import { IngestError } from '../errors.ts';
import type { ItemCollectResult, ItemOptions } from '../items/item-collection.ts';
import { tellTroubles } from '../items/item-trouble.ts';
import type { ItemTrouble } from '../items/item-trouble.ts';
import { bringPeriod } from './bring-period.ts';
import { endOf, isYoung } from './billing-period.ts';
import { manifestName, readLoaded } from './loaded-periods.ts';
import type { LoadedPeriods } from './loaded-periods.ts';
import { isHopeless, periodTrouble } from './period-trouble.ts';
import { NoMoneyLeft, requestMeter } from './request-meter.ts';
import type { RequestMeter } from './request-meter.ts';

export interface ExportOptions extends Omit<ItemOptions, 'warehouse'> {
  readonly warehouse: Pick<Warehouse, 'costs' | 'items' | 'state' | 'journal'>;
  readonly client: BucketClient;
  readonly place: DataExportPlace;
  /** US dollars that may be spent per calendar month (UTC) beyond the petty cash, decimal text; null for no limit. */
  readonly cap: string | null;
  /** Billing periods that ended before so many days are left alone. Default: all that is there is read. */
  readonly historyDays?: number;
}

export interface ExportCollectResult extends Pick<
  ItemCollectResult,
  'connection' | 'source' | 'state' | 'calls' | 'spent' | 'problems' | 'message' | 'error'
> {
  /** Charges in the billing periods that were brought. */
  readonly rows: number;
  /** Billing periods that were brought, latest first: `2026-09`. */
  readonly periods: readonly string[];
  /** Code of what kept all from being brought, also when it was not AWS; null when nothing did. */
  readonly code: string | null;
}

/** Times that a period is begun again because the export was delivered anew meanwhile. */
const BEGINNINGS = 3;
const NAME = DATA_EXPORT_FACTS.name;

/**
 * Brings the warehouse up to date with a data export: one list tells which billing periods were delivered anew; each of them is read
 * whole and takes the place of what was known of it, or stays as it was. A period that cannot be had leaves the others alone.
 * @throws IngestError `INGEST_CANCELLED`, `INGEST_SCRATCH_UNWRITABLE`; WarehouseError
 */
export async function collectExport(options: ExportOptions): Promise<ExportCollectResult> {
  const { warehouse, connection, client, place, logger, signal } = options;
  const problems: ItemTrouble[] = [];
  const periods: string[] = [];
  const notices: string[] = [];
  let rows = 0;
  let meter: RequestMeter | null = null;
  let code: string | null = null;
  const result = (
    state: ExportCollectResult['state'],
    message: string,
    error: AwsError | null = null
  ): ExportCollectResult => ({
    ...{ connection, source: NAME, state, rows, periods, problems, message, error },
    ...{ code: code ?? error?.code ?? null, calls: meter?.calls ?? 0, spent: formatDecimal(meter?.spent ?? 0n) },
  });

  const lease = await takeLease(warehouse.state, `collect/${connection}/${NAME}`, options.leaseMs ?? 30_000);
  if (!lease) return result('busy', 'Another process is reading the export; its result will show here as well.');
  const purse = openPurse(options, lease, { answered: 0, perhapsCharged: 0, repeated: 0 });
  try {
    meter = await requestMeter(purse, DATA_EXPORT_FACTS);
    const { metered } = meter;
    const found = await findExport(client, place, metered);
    const loaded = await readLoaded(warehouse.state, connection, NAME);
    const due = found.deliveries.filter((delivery) => isDue(delivery, loaded, options));
    let firstError: AwsError | null = null;

    for (const [done, delivery] of due.entries()) {
      const { period } = delivery;
      const onStep = (what: string): void =>
        options.onProgress?.({ connection, step: `${period}, ${what}`, done, total: due.length });
      try {
        const brought = await beginAgain(delivery, async (now) =>
          bringPeriod({ ...options, metered, purse, exportName: found.name, source: NAME }, now, onStep)
        );
        periods.push(period);
        rows += brought.rows;
        notices.push(...brought.notices);
      } catch (error) {
        const trouble = periodTrouble(period, error);
        if (trouble === null) throw error;
        problems.push(trouble);
        code ??= trouble.code;
        if (error instanceof AwsError) firstError ??= error;
        if (isHopeless(trouble.code)) break;
      }
    }
    for (const notice of notices) logger?.warn({ connection, source: NAME }, notice);
    const trouble = tellTroubles(problems);
    if (problems.length > 0 && periods.length === 0) return result('failed', trouble.trim(), firstError);
    const ofExport = `${found.deliveries.length} billing periods of export "${found.name}"`;
    const what =
      periods.length === 0
        ? `nothing new in ${ofExport}`
        : `${rows} charges in ${periods.length} of ${ofExport}, latest ${found.deliveries[0]?.period ?? ''}`;
    const spent = formatDecimal(meter.spent);
    return result(
      problems.length > 0 ? 'partial' : 'done',
      `Up to date: ${what}, in ${meter.calls} requests ($${spent}).${trouble}`
    );
  } catch (error) {
    if (error instanceof LeaseLost) return result('busy', 'Another process took over reading the export.');
    if (error instanceof NoMoneyLeft) return result('cap-reached', capMessage(options, error.spent));
    if (error instanceof AwsError && error.code !== 'AWS_CANCELLED' && !signal?.aborted) {
      logger?.warn({ connection, source: NAME, code: error.code }, 'Reading the export failed');
      return result('failed', error.message, error);
    }
    if (error instanceof AwsError || (signal?.aborted && !(error instanceof IngestError)))
      throw new IngestError('INGEST_CANCELLED', 'The collection was cancelled.', { cause: error });
    throw error;
  } finally {
    await lease.release();
  }

  /** An export that is delivered anew while it is read is begun again, with what it is by then. */
  async function beginAgain<Output>(
    delivery: Delivery,
    bring: (delivery: Delivery) => Promise<Output>
  ): Promise<Output> {
    let current = delivery;
    for (let beginning = 1; ; beginning++) {
      try {
        return await bring(current);
      } catch (error) {
        if (!(error instanceof AwsError) || error.code !== 'AWS_OBJECT_CHANGED' || beginning === BEGINNINGS || !meter)
          throw error;
        const { deliveries } = await findExport(client, place, meter.metered);
        current = deliveries.find(({ period }) => period === delivery.period) ?? current;
      }
    }
  }
}

/** Delivered anew since it was loaded, or settled by now where only time tells that. */
function isDue(delivery: Delivery, loaded: LoadedPeriods, { client, clock, historyDays }: ExportOptions): boolean {
  const { period } = delivery;
  const now = clock.now();
  if (historyDays !== undefined && endOf(period) <= now - historyDays * DAY_MS) return false;
  const known = loaded[period];
  return !known || known.manifest !== manifestName(delivery, client) || (known.untold && !isYoung(period, now));
}

function capMessage({ connection, cap }: ExportOptions, spent: string): string {
  return (
    `The requests for ${DATA_EXPORT_FACTS.title} of connection ${connection} have come to $${DATA_EXPORT_FACTS.pettyCash} this month, and its monthly API budget of $${cap}, ` +
    `of which $${spent} is spent, allows no more. What was read before stays. Raise the budget, or wait for the next month.`
  );
}
