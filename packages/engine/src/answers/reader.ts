import type { CurrentResponse, DataFrame, Notice, Query, QueryOf } from '@smartcloudops/contract';
import type { Dimension } from '@smartcloudops/focus';
import { accountBook, verdictsNow } from '@smartcloudops/insights';
import type { AccountDirectory } from '@smartcloudops/insights';
import type { LedgerEntry, LoadRecord, MetricSelection, MetricSeriesRecord, Warehouse } from '@smartcloudops/warehouse';

import { allocationBook } from '../allocation/allocation-book.ts';
import { budgetBook } from '../budgets/budget-book.ts';
import { jsonWithNotices, withNotices } from '../frames/more-notices.ts';
import { tellJsonOfAccounts, tellOfAccounts } from '../frames/tell-of-accounts.ts';
import { askPast } from '../rehearsal/ask-past.ts';
import type { AskedPast } from '../rehearsal/ask-past.ts';
import type { ForecastKeeper } from '../scoreboard/forecast-keeper.ts';
import { tellJsonOfSkill, tellOfSkill } from '../scoreboard/tell-of-skill.ts';
import type { ForecastSkill } from '../scoreboard/tell-of-skill.ts';
import type { Call } from '../threads/messages.ts';
import { activatedTags, inactiveNotices, tagKeysOf } from './activated-tags.ts';
import type { ActivatedTags } from './activated-tags.ts';
import { answerCache } from './answer-cache.ts';
import type { AnswerProgress } from './answer-cache.ts';
import { checkpointOf } from './checkpoint.ts';
import { answerCurrent } from './current.ts';
import type { CurrentQuestion } from './current.ts';
import type { Asked, Question } from './question.ts';
import { questionOf } from './questions.ts';
import type { JsonOf, StoredQueryType } from './questions.ts';
import { sharedSteps } from './shared-steps.ts';
import type { WorkCall } from './shared-work.ts';

type Connections = readonly string[] | null;

interface Scoped {
  /** Connections that may be read; null for all. */
  readonly connections: Connections;
}

/** Every question that is answered from the warehouse. It may live in a thread of its own. */
export interface Reader {
  frames(input: Asked<Query>, call?: Call<AnswerProgress>): Promise<readonly DataFrame[]>;
  /** The answer as REST gives it. */
  json<T extends StoredQueryType>(input: Asked<QueryOf<T>>, call?: Call<AnswerProgress>): Promise<JsonOf<T>>;
  /** What a query would have given at a past moment; see {@link askPast}. Not remembered: nobody asks twice. */
  past(input: AskedPast, call?: Call<never>): Promise<readonly DataFrame[]>;
  current(input: Scoped & { readonly question: CurrentQuestion }): Promise<CurrentResponse>;
  dimensionValues(
    input: Scoped & {
      readonly dimension: Dimension;
      readonly from: number;
      readonly to: number;
      readonly limit: number;
      readonly search?: string;
    }
  ): Promise<readonly (string | null)[]>;
  /** Names of these accounts, as far as any are known. */
  accountNames(input: Scoped & { readonly ids: readonly string[] }): Promise<Readonly<Record<string, string>>>;
  tagKeys(input: Scoped): Promise<readonly string[]>;
  /** Tag keys that the provider puts on charges, and those that it does not. */
  activatedTags(input: Scoped): Promise<ActivatedTags>;
  /** Series of measurements that there are. */
  metrics(input: MetricSelection): Promise<readonly MetricSeriesRecord[]>;
  /** How many of them a connection has, and the span of time (epoch ms) that any of them covers. */
  measured(input: { readonly connection: string }): Promise<{
    readonly series: number;
    readonly coverage: { readonly from: number; readonly to: number } | null;
  }>;
  loads(input: Scoped): Promise<readonly LoadRecord[]>;
  ledger(input: {
    readonly connection: string | null;
    readonly from: number;
    readonly to: number;
  }): Promise<readonly LedgerEntry[]>;
  state(input: { readonly prefix: string }): Promise<readonly { readonly key: string; readonly value: string }[]>;
  /** What answers hold for: as long as it stays the same, so do they. */
  basis(input: null): Promise<string>;
  /** Keeps the standing questions for the next process; null: reads them. */
  standing(input: string | null): Promise<string | null>;
  figures(
    input: null
  ): Promise<{ readonly dataVersion: number; readonly cacheHits: number; readonly cacheMisses: number }>;
}

/** Answers kept in memory while the data do not change. */
const REMEMBERED = 500;
/** Forecasts and watched days of single series that questions share: those of a dashboard or two. */
const SHARED_STEPS = 100;
const STANDING = 'standing-questions';
const HOUR_MS = 3_600_000;

export function warehouseReader(
  warehouse: Warehouse,
  {
    clock,
    keeper,
    remembered = REMEMBERED,
  }: { readonly clock: () => number; readonly keeper: ForecastKeeper; readonly remembered?: number }
): Reader {
  const cache = answerCache(remembered);
  const deps = { warehouse, clock, remember: sharedSteps(SHARED_STEPS) };
  const { costs, metrics, items, journal, state, forecasts } = warehouse;
  const allocations = allocationBook(warehouse);
  const budgets = budgetBook(state, clock);
  const accounts = accountBook(items);

  /** Answers speak of "now" no finer than by the hour, so an hour is part of the question. */
  const hour = () => Math.floor(clock() / HOUR_MS);
  const keyOf = (input: unknown) => JSON.stringify([input, hour()]);

  async function answer<T>(form: 'frames' | 'json', input: Asked<Query>, call?: Call<AnswerProgress>): Promise<T> {
    const question = questionOf(input.query);
    const dataVersion = await versionOf(question, warehouse);
    const make = async (work: WorkCall<AnswerProgress>) => {
      const context = { ...deps, dataVersion, now: clock(), checkpoint: checkpointOf(work) };
      const made = await question.answer(input, context);
      if (made.shown) keeper.keep(made.shown, dataVersion);
      return made[form]() as T;
    };
    const basis = { name: `${form} ${input.query.queryType}`, version: dataVersion };
    return cache.get(basis, keyOf([input, await joined()]), make, call);
  }

  /** What answers are joined with when they are asked for. */
  async function joined(): Promise<string> {
    return (await Promise.all([accounts.version(), allocations.categories()])).join();
  }

  /** Who is meant by the account ids of an answer. */
  async function accountsOf({ query, connections }: Asked<Query>): Promise<AccountDirectory> {
    const byAccount = 'groupBy' in query && query.groupBy.includes('SubAccountId');
    return byAccount ? accounts.at(connections, query.asOf === undefined ? null : Date.parse(query.asOf)) : new Map();
  }

  /** What is known of what a question names, beside the charges. */
  async function noticesOf({ query, connections }: Asked<Query>): Promise<readonly Notice[]> {
    const keys = tagKeysOf(query);
    return keys.length === 0 ? [] : inactiveNotices(await activatedTags(items, connections), keys);
  }

  /** How the forecasts of an answer have done so far. Not part of the remembered answer: it changes as truths arrive. */
  async function skillOf({ query, connections }: Asked<Query>): Promise<ForecastSkill | null> {
    const judged = questionOf(query).forecasts?.({ query, connections });
    if (!judged) return null;
    const { kind, scope } = judged;
    const basis = { name: 'verdicts', version: (await costs.dataVersion()) + (await forecasts.version()) };
    const verdicts = await cache.get(basis, keyOf([kind, scope]), () => verdictsNow(deps, { ...scope, kind }));
    return { judged, verdicts };
  }

  return {
    async frames(input, call) {
      const frames = await answer<readonly DataFrame[]>('frames', input, call);
      const [skill, directory, notices] = await Promise.all([skillOf(input), accountsOf(input), noticesOf(input)]);
      return frames.map((frame) =>
        tellOfAccounts(withNotices(skill ? tellOfSkill(frame, skill) : frame, notices), directory)
      );
    },
    async json<T extends StoredQueryType>(input: Asked<QueryOf<T>>, call?: Call<AnswerProgress>) {
      const json = await answer<JsonOf<T>>('json', input, call);
      const [skill, directory, notices] = await Promise.all([skillOf(input), accountsOf(input), noticesOf(input)]);
      return tellJsonOfAccounts(jsonWithNotices(skill ? tellJsonOfSkill(json, skill) : json, notices), directory);
    },
    past: async (input, call) => askPast(warehouse, input, call?.signal),
    async current(input) {
      const version = await costs.dataVersion();
      const answered = await cache.get({ name: 'current', version }, keyOf([input, await accounts.version()]), () =>
        answerCurrent(deps, input, { dataVersion: version, now: clock() })
      );
      const { question, connections } = input;
      return question.groupBy.includes('SubAccountId')
        ? tellJsonOfAccounts(answered, await accounts.at(connections, null))
        : answered;
    },
    dimensionValues: async (input) => costs.dimensionValues(input),
    async accountNames({ connections, ids }) {
      const directory = await accounts.at(connections, null);
      return Object.fromEntries(
        ids.flatMap((id) => {
          const name = directory.get(id)?.name;
          return name ? [[id, name]] : [];
        })
      );
    },
    tagKeys: async ({ connections }) => costs.tagKeys(connections),
    activatedTags: async ({ connections }) => activatedTags(items, connections),
    metrics: async (input) => metrics.list(input),
    async measured({ connection }) {
      const records = await metrics.list({ connections: [connection] });
      return {
        series: records.length,
        coverage:
          records.length === 0
            ? null
            : { from: Math.min(...records.map(({ from }) => from)), to: Math.max(...records.map(({ to }) => to)) },
      };
    },
    loads: async ({ connections }) => costs.loads(connections),
    ledger: async ({ connection, from, to }) => journal.ledger(connection, from, to),
    state: async ({ prefix }) => state.list(prefix),
    async standing(kept) {
      if (kept !== null) await state.set(STANDING, kept);
      return kept ?? (await state.get(STANDING));
    },
    // Without the version of the forecasts that are kept for grading: answers themselves add to those.
    basis: async () =>
      [
        ...(await Promise.all([
          costs.dataVersion(),
          metrics.dataVersion(),
          allocations.version(),
          budgets.version(),
          joined(),
        ])),
        hour(),
      ].join(),
    figures: async () => ({ dataVersion: await costs.dataVersion(), cacheHits: cache.hits, cacheMisses: cache.misses }),
  };
}

async function versionOf({ dataVersion, reads }: Question<Query, unknown>, warehouse: Warehouse): Promise<number> {
  if (dataVersion) return dataVersion(warehouse);
  return reads === 'measurements' ? warehouse.metrics.dataVersion() : warehouse.costs.dataVersion();
}
