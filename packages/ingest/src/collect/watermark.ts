import type { StateStore } from '@smartcloudops/warehouse';

/** How far one cut of one source is collected. Times are epoch ms. */
export interface Watermark {
  /** The charge time that is stored, half-open. */
  readonly from: number;
  readonly to: number;
  /** Start of the first charge that may still change; null when none may. */
  readonly firstEstimated: number | null;
  readonly collectedAt: number;
  /** When months that were final already were last looked at again. */
  readonly recheckedAt: number;
  /** When the present was last asked for. Marks of earlier releases do not have it. */
  readonly refreshedAt?: number;
  /** The longest answer so far, from which the pages of others are guessed. */
  readonly largest?: { readonly pages: number; readonly days: number };
}

export interface CutName {
  readonly connection: string;
  readonly source: string;
  readonly cut: string;
}

const key = ({ connection, source, cut }: CutName): string => `collect/${connection}/${source}/watermark/${cut}`;

export async function readWatermark(state: StateStore, name: CutName): Promise<Watermark | null> {
  const text = await state.get(key(name));
  return text === null ? null : (JSON.parse(text) as Watermark);
}

export async function writeWatermark(state: StateStore, name: CutName, mark: Watermark): Promise<void> {
  await state.set(key(name), JSON.stringify(mark));
}
