import type { Caller } from '../../http/service.ts';
import type { AthenaRows } from './running.ts';
import type { StatementType } from './statement.ts';

export type QueryState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** What a query is made of, as it was asked for. */
export interface QueryRequest {
  readonly sql: string;
  readonly catalog: string;
  readonly database: string;
  readonly workGroup: string;
  readonly outputLocation: string;
  /** Minutes that an earlier answer may be old; null: none is taken. */
  readonly reuseMinutes: number | null;
}

/** A query from its start to its end. */
export interface Query extends QueryRequest {
  readonly id: string;
  readonly caller: Caller;
  readonly type: StatementType;
  readonly submittedAt: number;
  readonly stop: AbortController;
  state: QueryState;
  reason: string | undefined;
  completedAt: number | undefined;
  bytesScanned: number;
  isReused: boolean;
  answer: AthenaRows | undefined;
}

export const isOver = ({ state }: Pick<Query, 'state'>) => state !== 'QUEUED' && state !== 'RUNNING';
