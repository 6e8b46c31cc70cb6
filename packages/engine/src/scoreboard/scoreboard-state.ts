import type { StateStore } from '@smartcloudops/warehouse';

/** How far the replay of a connection's past forecasts is. Kept with the data, so that every process knows it. */
export interface ReplayState {
  readonly done: number;
  readonly total: number;
  readonly finished: boolean;
}

/** What became of asking AWS for its own forecast the last time. */
export interface AwsForecastState {
  /** Epoch ms. */
  readonly at: number;
  /** Why there is none; null when there is one. */
  readonly problem: string | null;
}

const replayKey = (connections: readonly string[]) => `forecasts/replay/${JSON.stringify(connections)}`;
const awsKey = (connection: string) => `forecasts/aws/${connection}`;

async function read<T>(state: StateStore, key: string): Promise<T | null> {
  const text = await state.get(key);
  return text === null ? null : (JSON.parse(text) as T);
}

const CHANGES = 'forecasts/changes';

async function write(state: StateStore, key: string, value: ReplayState | AwsForecastState): Promise<void> {
  await state.set(key, JSON.stringify(value));
  await state.set(CHANGES, String((await scoreboardChanges(state)) + 1));
}

/** Grows with every change of what is told here. */
export const scoreboardChanges = async (state: StateStore): Promise<number> => Number((await state.get(CHANGES)) ?? 0);

export const readReplay = async (state: StateStore, connections: readonly string[]): Promise<ReplayState | null> =>
  await read(state, replayKey(connections));

export async function writeReplay(
  state: StateStore,
  connections: readonly string[],
  replay: ReplayState
): Promise<void> {
  await write(state, replayKey(connections), replay);
}

export const readAwsForecast = async (state: StateStore, connection: string): Promise<AwsForecastState | null> =>
  await read(state, awsKey(connection));

export async function writeAwsForecast(
  state: StateStore,
  connection: string,
  outcome: AwsForecastState
): Promise<void> {
  await write(state, awsKey(connection), outcome);
}
