import { COST_METRICS, isPeriodStart, periodEnd, periodStart } from '@smartcloudops/focus';
import type { ChargePeriod, Dimension, PeriodGrain } from '@smartcloudops/focus';

import { dimensionsOf, filtersOf } from '../bills/answer.ts';
import { CUBES, PROFILE_COLUMNS } from '../bills/columns.ts';
import type { CellsQuestion } from './cells-sql.ts';
import type { Survey, SurveyedPeriod } from './table-survey.ts';
import type { AggregateQuery } from '../cost-store.ts';
import type { UsageAmount } from '../usage.ts';

/**
 * How a question is answered: from sums by day of whole billing periods and from the charges of the days at its edges, both of which
 * answer other questions as well, or by a statement of its own.
 */
export interface Plan {
  /** Sums of any range: what is asked for is more than the question, and is used again. */
  readonly shared: {
    readonly question: CellsQuestion;
    /** Which of the groupings answers. */
    readonly grouping: number;
    /** Whole days; null when there are none. */
    readonly days: ChargePeriod | null;
    /** What is left before and after. */
    readonly edges: readonly ChargePeriod[];
  } | null;
  /** The range as the question's own statement has it. */
  readonly own: { readonly question: CellsQuestion; readonly range: ChargePeriod } | null;
}

/** Asked together, because most panels are by one of them: base columns with service, with account, with region. */
const COARSE: readonly (readonly Dimension[])[] = CUBES.filter(({ columns, tags }) => !tags && columns.size < 10).map(
  ({ columns }) => [...columns] as Dimension[]
);
/** Hours of so many days are shared; more are the question's own. */
const MOST_EDGE_DAYS = 31;

/** What the billing periods span together; null when there are none. */
export function extentOf(periods: readonly SurveyedPeriod[]) {
  if (periods.length === 0) return null;
  return {
    firstStart: Math.min(...periods.map((period) => period.firstStart)),
    lastStart: Math.max(...periods.map((period) => period.lastStart)),
    chargeTo: Math.max(...periods.map((period) => period.chargeTo)),
    dayAligned: periods.every((period) => period.dayAligned),
    hourAligned: periods.every((period) => period.hourAligned),
    modifiedAt: Math.max(...periods.map((period) => period.modifiedAt)),
  };
}

export const periodsIn = ({ periods }: Pick<Survey, 'periods'>, { start, end }: ChargePeriod): SurveyedPeriod[] =>
  periods.filter((period) => period.firstStart < end && period.lastStart >= start);

/** @param metrics what a statement of its own sums @returns null when no charge is in the range */
export function planQuestion(
  survey: Survey,
  query: AggregateQuery,
  metrics: readonly UsageAmount[] = [query.metric]
): Plan | null {
  const extent = extentOf(survey.periods);
  const range = extent && narrow(extent, query);
  if (!extent || !range) return null;
  const needed = dimensionsOf(query);
  const filters = filtersOf(query);
  const base = { byPeriod: true, filters: [], spans: [] };
  const isShared = needed.every((name) => name.startsWith('Tags.') || isProfile(name));
  const pieces = cutDays(range, query.grain === 'hour' && !extent.dayAligned);
  const edgeDays = pieces.edges.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 86_400_000), 0);

  if (isShared && edgeDays <= MOST_EDGE_DAYS) {
    const coarse = COARSE.findIndex((set) => needed.every((name) => set.includes(name)));
    return {
      shared: {
        question:
          coarse >= 0
            ? { ...base, groupings: COARSE, metrics: COST_METRICS, time: 'day' }
            : { ...base, groupings: [[...needed].sort()], metrics: [query.metric], time: 'day' },
        grouping: Math.max(coarse, 0),
        ...pieces,
      },
      own: null,
    };
  }
  const hourly = query.grain === 'hour';
  const whole = { start: periodStart(range.start, 'day'), end: up(range.end, 'day') };
  return {
    shared: null,
    own: {
      range,
      question: {
        groupings: [[...new Set(query.groupBy)].sort()],
        metrics,
        // Starts of hours move with every hour, so that whole days are asked for, and cut here.
        time: hourly ? 'moment' : query.grain,
        byPeriod: false,
        filters,
        spans: [hourly ? whole : range],
      },
    },
  };
}

const isProfile = (name: Dimension): boolean => (PROFILE_COLUMNS as readonly string[]).includes(name);

/** The same charges from round edges, so that "until now" is the same question all day. */
function narrow(extent: NonNullable<ReturnType<typeof extentOf>>, query: Pick<AggregateQuery, 'from' | 'to'>) {
  const { firstStart, lastStart, dayAligned, hourAligned } = extent;
  const round = (at: number) => (dayAligned ? up(at, 'day') : hourAligned ? up(at, 'hour') : at);
  const start = round(Math.max(query.from, periodStart(firstStart, 'day')));
  const end = round(Math.min(query.to, periodEnd(lastStart, 'day')));
  return start < end ? { start, end } : null;
}

function cutDays(range: ChargePeriod, onlyEdges: boolean): { days: ChargePeriod | null; edges: ChargePeriod[] } {
  const days = { start: up(range.start, 'day'), end: periodStart(range.end, 'day') };
  if (onlyEdges || days.start >= days.end) return { days: null, edges: [range] };
  const edges = [
    { start: range.start, end: days.start },
    { start: days.end, end: range.end },
  ];
  return { days, edges: edges.filter(({ start, end }) => start < end) };
}

/** The first start of a period at or after the moment. */
const up = (at: number, grain: PeriodGrain): number => (isPeriodStart(at, grain) ? at : periodEnd(at, grain));
