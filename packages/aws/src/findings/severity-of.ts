import type { Severity } from './finding-item.ts';

/** The word for a score of 0 to 10. Source: GuardDuty user guide, "Severity levels"; CVSS 3.1 specification, section 5. */
export function severityOf(score: number): Severity {
  if (score >= 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  if (score >= 4) return 'MEDIUM';
  return score > 0 ? 'LOW' : 'INFORMATIONAL';
}

const SEVERITIES: ReadonlySet<string> = new Set(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL']);

/** A label as it comes; null for what is none of ours (`UNTRIAGED`). */
export function severityNamed(label: string | undefined): Severity | null {
  return label !== undefined && SEVERITIES.has(label) ? (label as Severity) : null;
}
