import type { PlantedFinding } from '../truth.ts';

/** A finding as it stands at a moment. */
export interface StandingFinding extends PlantedFinding {
  readonly state: 'open' | 'suppressed' | 'closed';
  /** Epoch ms. */
  readonly opened: number;
  /** When it last changed its state or its severity, epoch ms. */
  readonly changed: number;
}

/** Findings that are known at a moment, those included that are closed; the severity is the one of the moment. */
export function findingsAt(findings: readonly PlantedFinding[], now: number): StandingFinding[] {
  return findings.flatMap((one) => {
    const opened = Date.parse(one.openedAt);
    if (opened > now) return [];
    const past = (at: string | null) => (at !== null && Date.parse(at) <= now ? Date.parse(at) : null);
    const [raised, suppressed, closed] = [past(one.raisedAt), past(one.suppressedAt), past(one.closedAt)];
    const state = closed !== null ? 'closed' : suppressed !== null ? 'suppressed' : 'open';
    const changed = Math.max(opened, raised ?? 0, suppressed ?? 0, closed ?? 0);
    const before = raised === null ? { score: one.scoreAtFirst, severity: one.severityAtFirst } : {};
    return [{ ...one, ...before, state, opened, changed }];
  });
}
