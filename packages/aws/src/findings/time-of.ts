/** Epoch ms of an ISO 8601 text; null for none and for what is none. */
export function timeOf(text: string | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : time;
}
