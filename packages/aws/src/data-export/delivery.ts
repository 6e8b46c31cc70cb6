import type { ListedObject } from './client.ts';

/** What an export has delivered for a billing period: its newest manifest, which is written after all files that it lists. */
export interface Delivery {
  /** `YYYY-MM` */
  readonly period: string;
  readonly manifest: ListedObject;
}

const MANIFEST = /(?:^|\/)([^/]+)-Manifest\.json$/;
/** Data Exports write `BILLING_PERIOD=2026-09`, Cost and Usage Reports `20260901-20261001`. */
const PERIOD = [/\/BILLING_PERIOD=(\d{4})-(\d{2})(?=\/)/i, /\/(\d{4})(\d{2})01-\d{8}(?=\/)/] as const;

/**
 * The manifests among objects, by the name of their export; each billing period's newest, latest period first. An export that keeps
 * what it delivered before has more folders below the period, one that overwrites has one manifest: both are found by the name.
 */
export function deliveriesOf(objects: readonly ListedObject[]): ReadonlyMap<string, readonly Delivery[]> {
  const newest = new Map<string, Map<string, ListedObject>>();
  for (const object of objects) {
    const name = MANIFEST.exec(object.key)?.[1];
    const period = periodOf(object.key);
    if (name === undefined || period === null) continue;
    const ofExport = newest.get(name) ?? new Map<string, ListedObject>();
    newest.set(name, ofExport);
    const known = ofExport.get(period);
    if (!known || isNewer(object, known)) ofExport.set(period, object);
  }
  return new Map(
    [...newest].map(([name, periods]) => [
      name,
      [...periods].map(([period, manifest]) => ({ period, manifest })).sort((a, b) => (a.period < b.period ? 1 : -1)),
    ])
  );
}

function periodOf(key: string): string | null {
  const [, year, month] = PERIOD.map((pattern) => pattern.exec(key)).find((match) => match !== null) ?? [];
  return year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12
    ? null
    : `${year}-${month}`;
}

/** Of two of one second the later name is the newer one: folders are named by time. */
function isNewer(a: ListedObject, b: ListedObject): boolean {
  return a.lastModified === b.lastModified ? a.key > b.key : a.lastModified > b.lastModified;
}
