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

function read<T>(state: StateStore, key: string): T | null {
  const text = state.get(key);
  return text === null ? null : (JSON.parse(text) as T);
}

const CHANGES = 'forecasts/changes';

function write(state: StateStore, key: string, value: ReplayState | AwsForecastState): void {
  state.set(key, JSON.stringify(value));
  state.set(CHANGES, String(scoreboardChanges(state) + 1));
}

/** Grows with every change of what is told here. */
export const scoreboardChanges = (state: StateStore): number => Number(state.get(CHANGES) ?? 0);

export const readReplay = (state: StateStore, connections: readonly string[]): ReplayState | null =>
  read(state, replayKey(connections));

export function writeReplay(state: StateStore, connections: readonly string[], replay: ReplayState): void {
  write(state, replayKey(connections), replay);
}

export const readAwsForecast = (state: StateStore, connection: string): AwsForecastState | null =>
  read(state, awsKey(connection));

export function writeAwsForecast(state: StateStore, connection: string, outcome: AwsForecastState): void {
  write(state, awsKey(connection), outcome);
}
