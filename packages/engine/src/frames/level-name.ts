/** 0.8 → `80`, 0.975 → `97.5`. */
export function levelName(level: number): string {
  return String(Number((level * 100).toFixed(6)));
}
