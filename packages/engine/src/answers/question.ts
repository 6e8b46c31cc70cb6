import type { DataFrame, FrameType, Query } from '@smartcloudops/contract';
import type { InsightDeps } from '@smartcloudops/insights';
import type { Warehouse } from '@smartcloudops/warehouse';

import type { ShownForecast } from '../scoreboard/forecast-keeper.ts';
import type { JudgedForecast } from '../scoreboard/tell-of-skill.ts';

/** A query and the connections that it may read; null for all. */
export interface Asked<Q extends Query> {
  readonly query: Q;
  readonly connections: readonly string[] | null;
}

/** What questions are answered from, and what is known beside the numbers. */
export interface AskContext extends InsightDeps {
  readonly warehouse: Warehouse;
  /** Of what the question reads, when the answer was made. */
  readonly dataVersion: number;
  /** Epoch ms. */
  readonly now: number;
  /**
   * For between two units of work of more than a few milliseconds each (a group, a series): lets short questions of the same thread
   * go first and tells how far this one is.
   * @throws EngineError `ENGINE_CANCELLED` when nobody waits for the answer any more
   */
  readonly checkpoint: (done: number, total: number) => Promise<void>;
}

/** One answer in its two forms. */
export interface Answer<Json> {
  frames(): readonly DataFrame[];
  /** As REST gives it. */
  json(): Json;
  /** The forecast in it that is to be graded when the truth arrives; none when it is of the past, or rests on what the asker said. */
  readonly shown?: ShownForecast | undefined;
}

/** How one query type is answered. */
export interface Question<Q extends Query, Json> {
  /** Of the frame, also when it is empty. */
  frameType(query: Q): FrameType;
  /** Whether it learns from all the history there is, so that a range which is collected already is not enough. */
  readonly learns: boolean;
  /** Version of what it reads: while it stays the same, so does the answer. Default: that of the charges. */
  readonly dataVersion?: (warehouse: Warehouse) => Promise<number>;
  /** Its forecasts, the record of which is told with each answer; null when it makes none. */
  readonly forecasts?: (asked: Asked<Q>) => JudgedForecast | null;
  /** What it is about: charges, unless it says otherwise. On first contact the two arrive at different times. */
  readonly reads?: 'measurements';
  /** @throws WarehouseError */
  answer(asked: Asked<Q>, context: AskContext): Answer<Json> | Promise<Answer<Json>>;
}
