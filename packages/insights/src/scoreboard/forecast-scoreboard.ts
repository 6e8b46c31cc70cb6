import type { CostMetric, Dimension } from '@smartcloudops/focus';
import type { AggregateQuery, Coverage, ForecastRecord } from '@smartcloudops/warehouse';

import { coverageNotices } from '../bill/coverage-notices.ts';
import type { Notice } from '../notice.ts';
import { grade } from './graded.ts';
import { connectionsWithData } from './scope.ts';
import type { ScoreboardDeps } from './scoreboard-deps.ts';
import { scoreboardRows } from './scoreboard-rows.ts';
import type { ScoreboardRow } from './scoreboard-rows.ts';
import { truths } from './truths.ts';
import type { Truths } from './truths.ts';
import { verdicts } from './verdicts.ts';

/** `from` and `to` limit when the targets begin: days, and months by their first day. */
export type ScoreboardQuery = Omit<AggregateQuery, 'grain'>;

export interface ScoreboardAnswer {
  /** Those that are added up: the asked ones that have charges. */
  readonly connections: readonly string[];
  readonly metric: CostMetric;
  readonly groupBy: readonly Dimension[];
  readonly currency: string | null;
  /** The total first, then the groups whose charges were forecast worst in money; near horizons first. */
  readonly rows: readonly ScoreboardRow[];
  /** Forecasts whose truth has not arrived yet. */
  readonly waiting: number;
  readonly coverage: Coverage;
  readonly estimatedFrom: null;
  readonly freshness: number | null;
  readonly notices: readonly Notice[];
}

/**
 * How good the forecasts were that were shown, by group and by how far they looked ahead.
 * @throws WarehouseError `WAREHOUSE_CURRENCY_MIX`, `WAREHOUSE_NO_SUCH_CUT`
 */
export async function forecastScoreboard(deps: ScoreboardDeps, query: ScoreboardQuery): Promise<ScoreboardAnswer> {
  const connections = await connectionsWithData(deps.warehouse.costs, query.connections);
  const now = query.asOf ?? deps.clock();
  // An empty list of connections adds up nothing, which is what is known then.
  const scoped = { ...query, connections };
  const boardOf = async (groupBy: readonly Dimension[]) => {
    const asked = { ...scoped, groupBy };
    const records = (await deps.warehouse.forecasts.find(asked)).filter(({ madeAt }) => madeAt <= now);
    const earliest = Math.min(query.from, ...records.map(({ target }) => target.from));
    const known = await truths(deps, { ...asked, from: earliest });
    return { known, ...grade(records, known.of), verdicts: await verdicts(deps, asked) };
  };
  // Amounts of several currencies have no total.
  const whole = query.groupBy.includes('BillingCurrency') ? null : await boardOf([]);
  const groups = whole && query.groupBy.length === 0 ? null : await boardOf(query.groupBy);
  const boards = [whole, groups].filter((board) => board !== null);
  const rows = boards.flatMap((board) => scoreboardRows(board.graded, board.verdicts));
  const waiting = boards.reduce((sum, board) => sum + board.waiting, 0);
  const [{ known }] = boards.map((board) => board.known) as [Truths];
  return {
    connections,
    metric: query.metric,
    groupBy: query.groupBy,
    currency: known.currency,
    rows,
    waiting,
    coverage: known.coverage,
    estimatedFrom: null,
    freshness: known.coverage.loadedAt,
    notices: [...boardNotices(rows, waiting), ...emptyNotices(known, query)],
  };
}

function emptyNotices(known: Parameters<typeof coverageNotices>[0], { from, to }: ScoreboardQuery): readonly Notice[] {
  return known.coverage.from === null ? coverageNotices(known, from, to) : [];
}

function boardNotices(rows: readonly ScoreboardRow[], waiting: number): readonly Notice[] {
  const notices: Notice[] = [];
  const replayed = (evidence: ForecastRecord['evidence']) => evidence === 'replayed';
  if (rows.length === 0 && waiting > 0)
    notices.push({ severity: 'info', text: `${waiting} forecasts wait for their days to be over and final.` });
  if (rows.some(({ evidence }) => replayed(evidence)))
    notices.push({
      severity: 'info',
      text: 'Rows marked "replayed" were forecast later, from the bill cut off at an earlier day: late and restated charges were known then already, so they look a little too good.',
    });
  const muted = rows.filter((row) => row.muted).length;
  if (muted > 0)
    notices.push({
      severity: 'warning',
      text: `${muted} ${muted === 1 ? 'row is' : 'rows are'} muted: forecasts there were worse than the naive one beyond chance, so alert rules on them stay silent.`,
    });
  return notices;
}
