import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Warehouse } from '@smartcloudops/warehouse';
import { openSqliteWarehouse } from '@smartcloudops/warehouse/sqlite';

/** A small sound FOCUS bill as a table that a test bends. */
export function bill(rows: readonly Readonly<Record<string, string>>[]): Record<string, string>[] {
  return rows.map((row) => ({
    BilledCost: '1.10',
    EffectiveCost: '1.00',
    ListCost: '2',
    ContractedCost: '1.5',
    BillingCurrency: 'USD',
    BillingAccountId: '111122223333',
    BillingPeriodStart: '2024-09-01T00:00:00Z',
    BillingPeriodEnd: '2024-10-01T00:00:00Z',
    ChargePeriodStart: '2024-09-03T00:00:00Z',
    ChargePeriodEnd: '2024-09-04T00:00:00Z',
    ChargeCategory: 'Usage',
    ServiceName: 'Amazon S3',
    ProviderName: 'AWS',
    Tags: '{"team":"web"}',
    ...row,
  }));
}

/** RFC 4180 text of a table. */
export function csv(rows: readonly Readonly<Record<string, string>>[], delimiter = ','): string {
  const columns = Object.keys(rows[0] ?? {});
  const field = (text: string): string =>
    text.includes('"') || text.includes(delimiter) || text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text;
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((fields) => `${fields.map(field).join(delimiter)}\n`)
    .join('');
}

/** A folder and a warehouse of their own for one test. */
export interface Bench {
  readonly folder: string;
  readonly warehouse: Warehouse;
  write(name: string, content: string | Uint8Array): string;
  close(): Promise<void>;
}

export function bench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'ingest-test-'));
  const warehouse = openSqliteWarehouse({ path: join(folder, 'warehouse.db') });
  return {
    folder,
    warehouse,
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async close() {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
