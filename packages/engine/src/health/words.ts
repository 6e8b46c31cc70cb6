/** A day for people: `2024-09-01`. */
export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** How long ago, for people. */
export function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 2) return 'just now';
  if (minutes < 120) return `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`;
}
