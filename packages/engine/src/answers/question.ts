import type { DataFrame, FrameType, Query } from '@smartcloudops/contract';
import type { InsightDeps } from '@smartcloudops/insights';

/** A query and the connections that it may read; null for all. */
export interface Asked<Q extends Query> {
  readonly query: Q;
  readonly connections: readonly string[] | null;
}

/** What questions are answered from, and what is known beside the numbers. */
export interface AskContext extends InsightDeps {
  /** `CostStore.dataVersion()` when the answer was made. */
  readonly dataVersion: number;
  /** Epoch ms. */
  readonly now: number;
}

/** One answer in its two forms. */
export interface Answer<Json> {
  frames(): readonly DataFrame[];
  /** As REST gives it. */
  json(): Json;
}

/** How one query type is answered. */
export interface Question<Q extends Query, Json> {
  /** Of the frame, also when it is empty. */
  frameType(query: Q): FrameType;
  /** Whether it learns from all the history there is, so that a range which is collected already is not enough. */
  readonly learns: boolean;
  /** @throws WarehouseError */
  answer(asked: Asked<Q>, context: AskContext): Answer<Json>;
}
