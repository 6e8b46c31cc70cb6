/** `2026-03-01`, UTC. */
export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
