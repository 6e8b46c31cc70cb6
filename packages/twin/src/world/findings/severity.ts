export type SeverityLabel = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

/** The word for a score of 0 to 10, as GuardDuty and CVSS 3 have it. */
export function severityLabel(score: number): SeverityLabel {
  if (score >= 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  return score >= 4 ? 'MEDIUM' : 'LOW';
}
