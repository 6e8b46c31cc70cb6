import type { Invoice } from './api.ts';
import { formatAmount } from './world/amount.ts';

interface Entry {
  answered: number;
  failed: number;
  units: number;
  nanoDollars: bigint;
}

const NANO_DIGITS = 9;

/** What the calls made to the twin would cost. Failed calls are counted and not charged, as AWS does. */
export class InvoiceBook {
  private readonly entries = new Map<string, Entry>();

  private entry(operation: string): Entry {
    const entry = this.entries.get(operation) ?? { answered: 0, failed: 0, units: 0, nanoDollars: 0n };
    this.entries.set(operation, entry);
    return entry;
  }

  answered(operation: string, units: number, nanoDollarsPerUnit: bigint): void {
    const entry = this.entry(operation);
    entry.answered++;
    entry.units += units;
    entry.nanoDollars += BigInt(units) * nanoDollarsPerUnit;
  }

  /** What is charged when no call is answered: a query that ran to its end. */
  charged(operation: string, units: number, nanoDollars: bigint): void {
    const entry = this.entry(operation);
    entry.units += units;
    entry.nanoDollars += nanoDollars;
  }

  failed(operation: string): void {
    this.entry(operation).failed++;
  }

  read(): Invoice {
    const sorted = [...this.entries].sort(([a], [b]) => (a < b ? -1 : 1));
    const total = sorted.reduce((sum, [, entry]) => sum + entry.nanoDollars, 0n);
    return {
      currency: 'USD',
      total: formatAmount(total, NANO_DIGITS),
      items: sorted.map(([operation, { answered, failed, units, nanoDollars }]) => ({
        operation,
        answered,
        failed,
        units,
        amount: formatAmount(nanoDollars, NANO_DIGITS),
      })),
    };
  }
}
