import { bucketClient } from '@smartcloudops/aws';
import type { DataExportPlace } from '@smartcloudops/aws';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import { collectExport } from '../src/exports/collect-export.ts';
import type { ExportCollectResult, ExportOptions } from '../src/exports/collect-export.ts';
import { bench } from './bill-file.ts';
import type { Bench } from './bill-file.ts';

export const NOW = Date.UTC(2026, 9, 20, 6);
/** The world's billing periods, latest first; the first is open. */
export const MONTHS = ['2026-10', '2026-09', '2026-08'] as const;
export const FOCUS: DataExportPlace = { bucket: 'bills', prefix: 'exports', name: 'focus-daily' };
export const CUR2: DataExportPlace = { ...FOCUS, name: 'cur2-daily' };
/** Keeps what it delivered before. */
export const KEPT: DataExportPlace = { bucket: 'kept', prefix: '' };

const world = createWorld({ seed: 5, days: 75, accounts: 1, now: NOW });
const common = { bucket: 'bills', prefix: 'exports', rowsPerFile: 300 };

/** A warehouse, and an AWS that delivers exports of the same bill: two into one bucket, and one into another that keeps deliveries. */
export interface ExportBench extends Bench {
  readonly twin: Twin;
  /** Epoch ms; goes on by hand. */
  now: number;
  run(place?: DataExportPlace, options?: Partial<ExportOptions> & { accessKey?: string }): Promise<ExportCollectResult>;
  /** BilledCost by month of what is in the warehouse: `2026-09` → decimal text. */
  months(asOf?: number | null): Promise<ReadonlyMap<string, string>>;
  /** What a month costs in truth, once it is final. */
  truth(month: string): string | undefined;
  /** What AWS charges for requests to S3, US dollars. */
  s3Bill(): string;
}

export async function exportBench(): Promise<ExportBench> {
  const at = bench();
  const clock = { now: NOW };
  const twin = await startTwin({
    ...{ world, now: () => clock.now },
    exports: [
      { ...common, name: 'focus-daily', format: 'focus' },
      { ...common, name: 'cur2-daily', format: 'cur2' },
      { ...common, bucket: 'kept', prefix: '', name: 'kept', format: 'focus', overwrite: 'create-new' },
    ],
    credentials: [
      { accessKeyId: 'CORE' },
      { accessKeyId: 'NOLIST', allow: ['s3:GetObject'] },
      { accessKeyId: 'NOREAD', allow: ['s3:ListBucket'] },
    ],
  });
  return {
    ...{ ...at, twin },
    get now() {
      return clock.now;
    },
    set now(now) {
      clock.now = now;
    },
    async run(place = FOCUS, { accessKey = 'CORE', ...options } = {}) {
      const settings = { authType: 'keys' as const, accessKey, secretKey: 's', endpoint: twin.url };
      const client = bucketClient(settings, { bucket: place.bucket, region: 'us-east-1' });
      try {
        return await collectExport({
          ...{ warehouse: at.warehouse, clock: { now: () => clock.now }, client, place, connection: 'c', cap: '0.00' },
          ...{ random: () => 0, pause: async () => undefined },
          ...options,
        });
      } finally {
        client.close();
      }
    },
    async months(asOf = null) {
      const question = { metric: 'BilledCost', groupBy: [], filters: [], from: 0, to: 4e12, grain: 'month' } as const;
      const { cells } = await at.warehouse.costs.aggregate({ ...question, connections: ['c'], asOf });
      return new Map(
        cells.map(({ periodStart, amount }) => [new Date(periodStart).toISOString().slice(0, 7), formatDecimal(amount)])
      );
    },
    truth: (month) => twin.truth().months.find((one) => one.month === month)?.total,
    s3Bill() {
      const items = twin.invoice().items.filter(({ operation }) => operation.startsWith('s3:'));
      return formatDecimal(items.reduce((sum, { amount }) => sum + (parseDecimal(amount) ?? 0n), 0n));
    },
    async close() {
      await twin.close();
      await at.close();
    },
  };
}
