import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const COLUMNS =
  'BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ProviderName,PublisherName,InvoiceIssuerName,BillingAccountId,SubAccountId,ServiceName,ServiceCategory,RegionId,Tags';

/** Amounts with more digits than a double holds, in two services of two accounts, for whole days of September 2024. */
export function billCsv(days = 30): string {
  const rows: string[] = [];
  for (let day = 1; day <= days; day++) {
    const start = new Date(Date.UTC(2024, 8, day)).toISOString();
    const end = new Date(Date.UTC(2024, 8, day + 1)).toISOString();
    const charge = (cost: string, account: string, service: string, tags: string) =>
      `${cost},${cost},${cost},${cost},USD,2024-09-01T00:00:00Z,2024-10-01T00:00:00Z,${start},${end},Usage,AWS,AWS,AWS,payer,${account},${service},Compute,eu-west-1,${tags}`;
    rows.push(charge('12.345678901234567890123', 'a', 'Amazon EC2', '"{""team"":""web""}"'));
    rows.push(charge(`${day}.000000000000000000007`, 'b', 'Amazon S3', ''));
    rows.push(charge('-0.5', 'b', 'Amazon S3', ''));
  }
  return [COLUMNS, ...rows, ''].join('\n');
}

/** A charge a day of September 2024 for each of so many services. */
export function servicesCsv(services: number): string {
  const rows = Array.from({ length: 30 * services }, (_, i) => {
    const day = Math.floor(i / services) + 1;
    const [start, end] = [day, day + 1].map((date) => new Date(Date.UTC(2024, 8, date)).toISOString());
    const cost = ((i * 37) % 11) + (i % services);
    return `${cost},${cost},${cost},${cost},USD,2024-09-01T00:00:00Z,2024-10-01T00:00:00Z,${start},${end},Usage,AWS,AWS,AWS,payer,a,service ${i % services},Compute,eu-west-1,`;
  });
  return [COLUMNS, ...rows, ''].join('\n');
}

/** A folder that is gone after the tests, with the bill in it. */
export function billFolder(): {
  readonly folder: string;
  readonly dataDir: string;
  readonly bill: string;
  remove(): void;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
  const bill = path.join(folder, 'bill.csv');
  writeFileSync(bill, billCsv());
  return { folder, dataDir: path.join(folder, 'data'), bill, remove: () => rmSync(folder, { recursive: true }) };
}
