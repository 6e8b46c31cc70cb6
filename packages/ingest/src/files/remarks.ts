import { addFractions, formatFraction } from './exact-fraction.ts';
import type { Fraction } from './exact-fraction.ts';

interface Remark {
  count: number;
  readonly firstAt: number;
}

/** What is worth telling of a bill that was read all the same. */
export class Remarks {
  readonly #unreadable = new Map<string, Remark>();
  readonly #rounded = new Map<string, { count: number; lost: Fraction }>();

  unreadable(column: string, at: number): void {
    const remark = this.#unreadable.get(column);
    if (remark) remark.count += 1;
    else this.#unreadable.set(column, { count: 1, firstAt: at });
  }

  rounded(column: string, lost: Fraction): void {
    const before = this.#rounded.get(column);
    this.#rounded.set(column, {
      count: (before?.count ?? 0) + 1,
      lost: before ? addFractions(before.lost, lost) : lost,
    });
  }

  notices(unit: 'line' | 'row', rows: number): readonly string[] {
    return [
      ...[...this.#unreadable].map(
        ([column, { count, firstAt }]) =>
          `${column} cannot be read in ${count} of ${rows} rows (first: ${unit} ${firstAt}); it is left empty there.`
      ),
      ...[...this.#rounded].map(
        ([column, { count, lost }]) =>
          `${column} has digits beyond the 27th decimal in ${count} of ${rows} rows; they were rounded there. ` +
          `The file's own sum is ours plus ${formatFraction(lost)}.`
      ),
    ];
  }
}
