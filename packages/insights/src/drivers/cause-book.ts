import type { Cause } from './drivers-answer.ts';
import { familyOf } from './usage-family.ts';

/** A cause before it is told with others of its kind. Factors are sums, so that those of several can be added. */
export type CausePart = Omit<Cause, 'factor' | 'kinds'> & { readonly factor: Fractions | null };

/** `[numerator, denominator]` then and now. */
export interface Fractions {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

interface Entry {
  readonly part: CausePart;
  readonly usageTypes: ReadonlySet<string>;
}

/** Causes that are told together are one. */
export class CauseBook {
  readonly #entries = new Map<string, Entry>();

  /** @param name of what it is told together with */
  add(name: readonly unknown[], part: CausePart): void {
    const key = JSON.stringify([part.driver, part.keys, ...name]);
    const known = this.#entries.get(key);
    const own = new Set([JSON.stringify([part.region, part.usageType])]);
    this.#entries.set(
      key,
      known
        ? { part: together(known.part, part), usageTypes: new Set([...known.usageTypes, ...own]) }
        : { part, usageTypes: own }
    );
  }

  causes(): readonly Cause[] {
    return [...this.#entries.values()]
      .filter(({ part }) => part.amount !== 0n)
      .map(({ part: { factor, ...part }, usageTypes }) => ({
        ...part,
        kinds: usageTypes.size,
        factor: factor && { before: quotient(factor.before), after: quotient(factor.after) },
      }));
  }
}

const quotient = ([part, whole]: readonly [number, number]): number => (whole === 0 ? 0 : part / whole);

function together(a: CausePart, b: CausePart): CausePart {
  const same = <Value>(x: Value, y: Value) => (x === y ? x : null);
  const families = [familyOf(a.usageType), familyOf(b.usageType)] as const;
  return {
    ...{ driver: a.driver, amount: a.amount + b.amount, keys: a.keys },
    service: same(a.service, b.service),
    region: same(a.region, b.region),
    usageType: same(a.usageType, b.usageType) ?? same(...families),
    unit: same(a.unit, b.unit),
    factor: a.factor && b.factor && added(a.factor, b.factor),
    moved: a.moved && b.moved && a.moved.from === b.moved.from && a.moved.to === b.moved.to ? a.moved : null,
  };
}

function added(a: Fractions, b: Fractions): Fractions {
  const side = ([p, q]: readonly [number, number], [r, s]: readonly [number, number]) => [p + r, q + s] as const;
  return { before: side(a.before, b.before), after: side(a.after, b.after) };
}
