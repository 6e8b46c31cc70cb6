import { decimalToNumber, parseDecimal } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import type { Use } from './commitment-answer.ts';

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const amountOf = (value: unknown): Decimal | null => parseDecimal(textOf(value) ?? '');

const share = (used: Decimal, committed: Decimal): number | null =>
  committed === 0n ? null : decimalToNumber(used) / decimalToNumber(committed);

/** What a source said of the use of a commitment: decimal texts. */
export function useOf(told: Readonly<Record<string, unknown>>): Use {
  const committed = amountOf(told['committed']) ?? 0n;
  const used = amountOf(told['used']) ?? 0n;
  const unused = amountOf(told['unused']) ?? committed - used;
  return { committed, used, unused, utilization: share(used, committed), netSavings: amountOf(told['netSavings']) };
}

/** Exactly added up; savings that somebody left out are not guessed. */
export function sumUse(uses: readonly Use[]): Use {
  const sum = (of: (use: Use) => Decimal) => uses.reduce((all, use) => all + of(use), 0n);
  const [committed, used, unused] = [sum((use) => use.committed), sum((use) => use.used), sum((use) => use.unused)];
  const saved = uses.flatMap(({ netSavings }) => netSavings ?? []);
  return {
    ...{ committed, used, unused, utilization: share(used, committed) },
    netSavings: saved.length === 0 ? null : saved.reduce((all, one) => all + one, 0n),
  };
}
