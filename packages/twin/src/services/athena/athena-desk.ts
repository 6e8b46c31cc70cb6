import { AwsError } from '../../http/aws-error.ts';
import type { Caller } from '../../http/service.ts';
import { hex, keyAt } from '../../world/random.ts';
import { chargeOf } from './charge.ts';
import { outputProblem, readProblem } from './permissions.ts';
import { isOver } from './query.ts';
import type { Query, QueryRequest } from './query.ts';
import type { AthenaRunner, AthenaTable, AthenaWorkGroup } from './running.ts';
import { statementType } from './statement.ts';

export interface AthenaDeskOptions {
  readonly runner: AthenaRunner | undefined;
  readonly workGroups: readonly AthenaWorkGroup[];
  readonly tables: readonly AthenaTable[];
  readonly clock: () => number;
  /** Told when a query is charged. */
  readonly charge: (megabytes: number, nanoDollars: bigint) => void;
}

export const DEFAULT_WORK_GROUP: AthenaWorkGroup = { name: 'primary', outputLocation: 's3://twin-athena-results/' };

export const invalid = (message: string) => new AwsError('InvalidRequestException', message);

/** The queries of one twin. What runs them is given from outside; without it every one fails as over an empty catalogue. */
export class AthenaDesk {
  readonly workGroups: ReadonlyMap<string, AthenaWorkGroup>;
  readonly tables: readonly AthenaTable[];
  private readonly options: AthenaDeskOptions;
  private readonly queries = new Map<string, Query>();
  private readonly byToken = new Map<string, Query>();

  constructor(options: AthenaDeskOptions) {
    this.options = options;
    this.tables = options.tables;
    this.workGroups = new Map(options.workGroups.map((group) => [group.name, group]));
  }

  /** @throws AwsError when the id is not one of a query */
  find(id: unknown): Query {
    const query = this.queries.get(String(id));
    if (!query) throw invalid(`QueryExecution ${String(id)} was not found`);
    return query;
  }

  /** Starts a query; the token of one that is known gives that one. */
  start(request: QueryRequest, caller: Caller, token: string | undefined): Query {
    const known = token === undefined ? undefined : this.byToken.get(token);
    if (known) {
      if (known.sql !== request.sql) throw invalid('Idempotent parameters do not match');
      return known;
    }
    const problem = outputProblem(caller, request.outputLocation);
    if (problem) throw invalid(problem);
    const query: Query = {
      ...request,
      id: idOf(this.queries.size),
      caller,
      type: statementType(request.sql),
      submittedAt: this.options.clock(),
      stop: new AbortController(),
      state: 'QUEUED',
      reason: undefined,
      completedAt: undefined,
      bytesScanned: 0,
      isReused: false,
      answer: undefined,
    };
    const earlier = this.reusable(query);
    this.queries.set(query.id, query);
    if (token !== undefined) this.byToken.set(token, query);
    if (earlier) {
      Object.assign(query, { isReused: true, answer: earlier.answer });
      this.end(query, 'SUCCEEDED');
    } else void this.run(query);
    return query;
  }

  /** As it is seen by who asks; who asks again sees it run. */
  look(id: unknown): Query {
    const query = this.find(id);
    const seen = { ...query };
    if (query.state === 'QUEUED') query.state = 'RUNNING';
    return seen;
  }

  stop(id: unknown): void {
    const query = this.find(id);
    if (isOver(query)) return;
    query.stop.abort();
    this.end(query, 'CANCELLED', 'Query cancelled by user');
  }

  private reusable({ reuseMinutes, sql, catalog, database, workGroup, outputLocation }: Query): Query | undefined {
    if (reuseMinutes === null) return undefined;
    const since = this.options.clock() - reuseMinutes * 60_000;
    return [...this.queries.values()].findLast(
      (one) =>
        one.state === 'SUCCEEDED' &&
        one.type === 'DML' &&
        !one.isReused &&
        (one.completedAt ?? 0) >= since &&
        one.sql === sql &&
        one.catalog === catalog &&
        one.database === database &&
        one.workGroup === workGroup &&
        one.outputLocation === outputLocation
    );
  }

  private async run(query: Query): Promise<void> {
    const { runner } = this.options;
    const cutoff = this.workGroups.get(query.workGroup)?.bytesScannedCutoff ?? Infinity;
    const scanned = (bytes: number) => {
      if (isOver(query)) return;
      query.bytesScanned = Math.min(bytes, cutoff);
      if (bytes <= cutoff) return;
      query.stop.abort();
      this.end(query, 'CANCELLED', 'Bytes scanned limit was exceeded');
    };
    try {
      const problem = readProblem(query);
      if (problem) throw new Error(problem);
      if (!runner) throw new Error(`SCHEMA_NOT_FOUND: line 1:15: Schema '${query.database}' does not exist`);
      const answer = await runner(query.sql, { scanned, signal: query.stop.signal });
      scanned(answer.bytesScanned);
      if (isOver(query)) return;
      query.answer = answer;
      this.end(query, 'SUCCEEDED');
    } catch (error) {
      if (!isOver(query)) this.end(query, 'FAILED', error instanceof Error ? error.message : String(error));
    }
  }

  private end(query: Query, state: 'SUCCEEDED' | 'FAILED' | 'CANCELLED', reason?: string): void {
    Object.assign(query, { state, reason, completedAt: this.options.clock() });
    if (state === 'FAILED' || query.type !== 'DML' || query.isReused) return;
    const { megabytes, nanoDollars } = chargeOf(query.bytesScanned);
    this.options.charge(megabytes, nanoDollars);
  }
}

function idOf(index: number): string {
  const digits = hex(keyAt(0xa7e4a, index), 32);
  return [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, digits);
}
