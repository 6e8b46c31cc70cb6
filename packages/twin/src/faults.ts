import type { Fault, FaultKind } from './api.ts';
import { FAULT_KINDS } from './api.ts';
import { TwinError } from './errors.ts';
import { keyAt, keyOf, uniform } from './world/random.ts';

/** What faults do to one call. */
interface Effect {
  readonly latencyMs: number;
  readonly pageLimit: number | null;
  /** The first fault that breaks the call; null when it may pass. */
  readonly broken: Fault | null;
}

const HARMLESS: readonly FaultKind[] = ['slow', 'small-pages'];

function check(fault: Fault): Fault {
  const { operation, kind, count, rate } = fault;
  const problem =
    typeof operation !== 'string' || operation === ''
      ? 'operation must be a text such as "GetCostAndUsage", "ce:*" or "*"'
      : !FAULT_KINDS.includes(kind)
        ? `kind must be one of ${FAULT_KINDS.join(', ')}`
        : count !== undefined && !(Number.isInteger(count) && count > 0)
          ? 'count must be a whole number above 0'
          : rate !== undefined && !(rate > 0 && rate <= 1)
            ? 'rate must be above 0 and at most 1'
            : null;
  if (problem) throw new TwinError('TWIN_FAULT', `Fault ${JSON.stringify(fault)} cannot be played: ${problem}.`);
  return fault;
}

/** Faults on request: by count or by rate, drawn from the seed so that a run can be repeated. */
export class FaultBox {
  private active: { fault: Fault; left: number; drawn: number }[] = [];
  private readonly key: number;

  constructor(seed: number, faults: readonly Fault[]) {
    this.key = keyOf(seed, 'faults');
    this.set(faults);
  }

  set(faults: readonly Fault[]): void {
    this.active = faults.map((fault) => ({ fault: check(fault), left: fault.count ?? Infinity, drawn: 0 }));
  }

  add(faults: readonly Fault[]): void {
    const more = faults.map((fault) => ({ fault: check(fault), left: fault.count ?? Infinity, drawn: 0 }));
    this.active.push(...more);
  }

  list(): readonly Fault[] {
    return this.active.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, count: left }));
  }

  /** Draws what happens to a call known under these names (`GetCostAndUsage`, `ce:GetCostAndUsage`, …). */
  draw(names: readonly string[]): Effect {
    let latencyMs = 0;
    let pageLimit: number | null = null;
    let broken: Fault | null = null;
    this.active.forEach((entry, index) => {
      const { fault } = entry;
      const breaks = !HARMLESS.includes(fault.kind);
      if (!matches(fault.operation, names) || (breaks && broken)) return;
      const luck = uniform(keyAt(keyAt(this.key, index), entry.drawn++));
      if (fault.rate !== undefined && luck >= fault.rate) return;
      entry.left--;
      latencyMs = Math.max(latencyMs, fault.latencyMs ?? 0);
      if (fault.kind === 'small-pages') pageLimit = fault.pageSize ?? 1;
      if (breaks) broken = fault;
    });
    this.active = this.active.filter(({ left }) => left > 0);
    return { latencyMs, pageLimit, broken };
  }
}

function matches(pattern: string, names: readonly string[]): boolean {
  if (pattern === '*') return true;
  if (pattern.endsWith('*')) return names.some((name) => name.startsWith(pattern.slice(0, -1)));
  return names.includes(pattern);
}
