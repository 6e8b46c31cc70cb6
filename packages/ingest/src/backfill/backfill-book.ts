import type { StateStore } from '@smartcloudops/warehouse';

/** More history than a connection's settings ask for, wanted once by a person. Times are epoch ms. */
export interface BackfillWish {
  readonly months: number;
  /** First moment of the first month that is wanted. */
  readonly from: number;
  readonly startedAt: number;
  /** When a person took it back; null: nobody did. */
  readonly cancelledAt: number | null;
}

/** What became of a wish so far. Written by the collector alone, so that taking the wish back is never overwritten. */
export interface BackfillWork {
  /** `startedAt` of the wish. */
  readonly of: number;
  /** Requests that are stored, by {@link stepName}: their paid pages and how long they took. */
  readonly stored: Readonly<Record<string, { readonly pages: number; readonly ms: number }>>;
  /** Why part of it cannot be had, as sentences; null: all can. */
  readonly lacking: string | null;
  readonly endedAt: number | null;
}

export interface BackfillName {
  readonly state: StateStore;
  readonly connection: string;
  /** `Source.name` */
  readonly source: string;
}

const wishKey = ({ connection, source }: BackfillName): string => `collect/${connection}/${source}/backfill`;
const workKey = ({ connection, source }: BackfillName): string => `collect/${connection}/${source}/backfill-work`;

export async function readWish(name: BackfillName): Promise<BackfillWish | null> {
  const text = await name.state.get(wishKey(name));
  return text === null ? null : (JSON.parse(text) as BackfillWish);
}

export async function writeWish(name: BackfillName, wish: BackfillWish): Promise<void> {
  await name.state.set(wishKey(name), JSON.stringify(wish));
}

/** What was done for this very wish. */
export async function readWork(name: BackfillName, { startedAt }: BackfillWish): Promise<BackfillWork> {
  const text = await name.state.get(workKey(name));
  const work = text === null ? null : (JSON.parse(text) as BackfillWork);
  return work?.of === startedAt ? work : { of: startedAt, stored: {}, lacking: null, endedAt: null };
}

export async function writeWork(name: BackfillName, work: BackfillWork): Promise<void> {
  await name.state.set(workKey(name), JSON.stringify(work));
}

/** The wish that is still to be worked on. */
export async function openWish(name: BackfillName): Promise<BackfillWish | null> {
  const wish = await readWish(name);
  if (!wish || wish.cancelledAt !== null) return null;
  return (await readWork(name, wish)).endedAt === null ? wish : null;
}
