/** `2026-09` */
export const monthText = (month: number): string => new Date(month).toISOString().slice(0, 7);
