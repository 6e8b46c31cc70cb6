import type { DataQuery } from '@grafana/schema';
import type { QueryInput, QueryType } from '@smartcloudops/contract';

/** Distributes over the union of query types, which a plain Omit would merge into one. */
type WithoutTimeRange<Q> = Q extends unknown ? Omit<Q, 'timeRange'> : never;

/** Amounts that a variable may give: text until they are asked. */
type Amount = 'budget' | 'minImpact' | 'limit';
type WithVariables<Q> = { [F in keyof Q]: F extends Amount ? Q[F] | string : Q[F] };

/** What a panel stores: the query model without its time range, which Grafana supplies. Any text may hold `$variables`. */
export type PanelQuery = DataQuery & WithVariables<WithoutTimeRange<QueryInput>>;
/** What a panel stores for one type of query. */
export type TargetOf<T extends QueryType> = Extract<PanelQuery, { readonly queryType: T }>;
/** What of a target its type says, without what Grafana keeps with every query. */
export type FieldsOf<T extends QueryType> = Omit<TargetOf<T>, keyof DataQuery>;

type Having<Q, Field extends PropertyKey> = Q extends unknown ? (Field extends keyof Q ? Q : never) : never;
/** What a panel stores for the types of query that have a field. */
export type TargetWith<Field extends PropertyKey> = Having<PanelQuery, Field>;
