import { DAY_MS } from '@smartcloudops/focus';

import type { Notice } from '../notice.ts';

/** What has not been measured for so long is gone: a machine that was ended needs no forecast. */
const GONE_AFTER_MS = 2 * DAY_MS;

/** The series that still go on, and what is said of the rest. */
export function living<T extends { readonly end: number }>(
  series: readonly T[]
): { readonly going: readonly T[]; readonly newest: number; readonly notices: readonly Notice[] } {
  const newest = Math.max(...series.map(({ end }) => end));
  const going = series.filter(({ end }) => end >= newest - GONE_AFTER_MS);
  const gone = series.length - going.length;
  if (gone === 0) return { going, newest, notices: [] };
  const text = `${gone} ${gone === 1 ? 'series ends' : 'series end'} more than two days before the others and ${gone === 1 ? 'is' : 'are'} left out.`;
  return { going, newest, notices: [{ severity: 'info', text }] };
}

/** Says how many series are too short to be forecast. */
export function shortNotices(short: number, need: number, unit: string): readonly Notice[] {
  if (short === 0) return [];
  const text = `${short} ${short === 1 ? 'series has' : 'series have'} less than ${need} ${unit} of measurements and ${short === 1 ? 'is' : 'are'} left out.`;
  return [{ severity: 'info', text }];
}
