import type { Decimal } from '@smartcloudops/focus';

/** A service whose amount here is not the source's. */
export interface ServiceGap {
  readonly service: string | null;
  readonly ours: Decimal;
  readonly theirs: Decimal;
  /** ours − theirs */
  readonly gap: Decimal;
}

export interface Comparison {
  readonly ours: Decimal;
  readonly theirs: Decimal;
  /** ours − theirs. Zero alone does not mean that it ties: gaps of services may cancel out. */
  readonly gap: Decimal;
  /** Sum of what the services differ by, whatever the sign: zero when it ties. */
  readonly mismatch: Decimal;
  readonly ties: boolean;
  /** Largest gap first; empty when it ties. */
  readonly services: readonly ServiceGap[];
}

const size = (amount: Decimal) => (amount < 0n ? -amount : amount);

/**
 * Compares two bills service by service, to the last digit.
 * @param rounding by how much a service may differ because the source rounds
 */
export function compareTotals(
  ours: ReadonlyMap<string | null, Decimal>,
  theirs: ReadonlyMap<string | null, Decimal>,
  rounding: Decimal = 0n
): Comparison {
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  const rows = names.map((service): ServiceGap => {
    const [a, b] = [ours.get(service) ?? 0n, theirs.get(service) ?? 0n];
    return { service, ours: a, theirs: b, gap: a - b };
  });
  const services = rows
    .filter(({ gap }) => size(gap) > rounding)
    .toSorted((a, b) => {
      if (size(a.gap) !== size(b.gap)) return size(b.gap) > size(a.gap) ? 1 : -1;
      return (a.service ?? '') < (b.service ?? '') ? -1 : 1;
    });
  const sum = (pick: (row: ServiceGap) => Decimal) => rows.reduce((total, row) => total + pick(row), 0n);
  return {
    ours: sum((row) => row.ours),
    theirs: sum((row) => row.theirs),
    gap: sum((row) => row.gap),
    mismatch: services.reduce((total, row) => total + size(row.gap), 0n),
    ties: services.length === 0,
    services,
  };
}
