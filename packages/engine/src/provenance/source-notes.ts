import { DATA_EXPORT_FACTS, SOURCE_LIST } from '@smartcloudops/aws';
import type { SourceNote } from '@smartcloudops/contract';
import type { Coverage } from '@smartcloudops/warehouse';

type Told = Omit<SourceNote, 'name' | 'asOf'>;

const IMPORTED = {
  updatedEveryHours: null,
  delayHours: null,
  accuracy: 'To the last digit of the file; as new as the file that was imported last.',
} as const;
const UNCOLLECTED: Readonly<Record<string, Told>> = {
  'focus-file': { title: 'Imported FOCUS file', ...IMPORTED },
  'cur-file': { title: 'Imported Cost and Usage Report', ...IMPORTED },
  athena: {
    title: 'Table read by Athena',
    updatedEveryHours: DATA_EXPORT_FACTS.freshness.updatedEveryHours,
    delayHours: DATA_EXPORT_FACTS.freshness.delayHours,
    accuracy:
      'To the last digit of the table, which is as new as the export that writes it. Changes are looked for once an hour.',
  },
};
/** Whole months of a source that tells of days only for a while. */
const MONTHLY = '-monthly';

/** What the sources that answered are, when each was last collected, how far it lags and how exact it is. */
export function sourceNotes({
  sources,
  loadedAt,
  loadedBySource,
}: Pick<Coverage, 'sources' | 'loadedAt' | 'loadedBySource'>): SourceNote[] {
  return sources.map((name) => {
    const at = loadedBySource?.[name] ?? loadedAt;
    return { name, ...toldOf(name), asOf: at === null ? null : new Date(at).toISOString() };
  });
}

/** Hours that a source lags at most, as a rule; 0 for what does not say. */
export const delayOf = (name: string): number => factsOf(name)?.freshness.delayHours ?? 0;

/** Hours between a source's updates; null for what nobody collects. */
export const updatedEvery = (name: string): number | null => factsOf(name)?.freshness.updatedEveryHours ?? null;

function factsOf(name: string) {
  const own = name.endsWith(MONTHLY) ? name.slice(0, -MONTHLY.length) : name;
  return SOURCE_LIST.find((facts) => facts.name === own);
}

function toldOf(name: string): Told {
  const facts = factsOf(name);
  if (!facts)
    return UNCOLLECTED[name] ?? { title: name, updatedEveryHours: null, delayHours: null, accuracy: 'Not known.' };
  const { title, freshness, accuracy } = facts;
  return { title: name.endsWith(MONTHLY) ? `${title}, whole months` : title, ...freshness, accuracy };
}
