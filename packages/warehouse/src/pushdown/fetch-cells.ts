import { DAY_MS, periodStart } from '@smartcloudops/focus';
import type { ChargePeriod } from '@smartcloudops/focus';

import { cellsSql } from './cells-sql.ts';
import type { CellsQuestion } from './cells-sql.ts';
import { noCells, readCells } from './cells.ts';
import type { Cells } from './cells.ts';
import { cellsFromText, cellsToText } from './cells-text.ts';
import { contentFingerprint } from './content-fingerprint.ts';
import type { PartsRequest, PartsStore } from './parts.ts';
import { periodsIn } from './plan-question.ts';
import type { Plan } from './plan-question.ts';
import type { CellsPart } from './sum-cells.ts';
import type { Survey, SurveyedPeriod, TableSurvey } from './table-survey.ts';

interface Fetched {
  readonly parts: readonly CellsPart[];
  readonly notices: readonly string[];
}

/** Gets the cells that a plan names. */
export interface CellsFetcher {
  /** Sums by day of whole billing periods, and by moment of single days. */
  shared(plan: NonNullable<Plan['shared']>, of: Survey): Promise<Fetched>;
  own(plan: NonNullable<Plan['own']>, of: Survey): Promise<Fetched>;
}

export function cellsFetcher(parts: PartsStore, survey: Pick<TableSurvey, 'table'>): CellsFetcher {
  return {
    async shared({ question, grouping, days, edges }, of) {
      const bound = await survey.table();
      const moments = { ...question, time: 'moment' as const, byPeriod: false };
      const byPeriod = days && {
        ...cellsRequest(question),
        wanted: periodsIn(of, days),
        sql: (labels: readonly string[]) => cellsSql(bound, labels, question),
        bytes: (labels: readonly string[]) => bytesOf(of.periods.filter(({ label }) => labels.includes(label))),
        read: ({ rows }: Rows, labels: readonly string[]) => {
          const read = readCells(rows, question);
          return new Map(labels.map((label) => [label, read.get(label) ?? noCells(question)]));
        },
      };
      const touched = (labels: readonly string[]) =>
        of.periods.filter((one) => labels.some((day) => touches(one, day)));
      const byDay = {
        ...cellsRequest(moments),
        wanted: edges
          .flatMap(daysOf)
          .map((label) => ({ label, fingerprint: contentFingerprint(touched([label])) }))
          .filter(({ label }) => touched([label]).length > 0),
        sql: (labels: readonly string[]) =>
          cellsSql(
            bound,
            touched(labels).map(({ label }) => label),
            { ...moments, spans: labels.map(spanOf) }
          ),
        bytes: (labels: readonly string[]) => bytesOf(touched(labels)),
        read: ({ rows }: Rows, labels: readonly string[]) => {
          const cells = readCells(rows, moments).get('') ?? noCells(moments);
          return new Map(labels.map((label) => [label, cells.map((one) => cut(one, spanOf(label)))]));
        },
      };
      const answers = await Promise.all([
        ...(byPeriod ? [parts.get(byPeriod).then((answer) => ({ ...answer, spans: [days] }))] : []),
        ...(byDay.wanted.length > 0 ? [parts.get(byDay).then((answer) => ({ ...answer, spans: edges }))] : []),
      ]);
      return {
        notices: answers.flatMap(({ notices }) => notices),
        parts: answers.flatMap(({ values, spans }) =>
          [...values.values()].flatMap((cells) =>
            spans.flatMap((span): CellsPart[] => (cells[grouping] ? [{ cells: cells[grouping], ...span }] : []))
          )
        ),
      };
    },

    async own({ question, range }, of) {
      const bound = await survey.table();
      const periods = periodsIn(of, range);
      if (periods.length === 0) return { parts: [], notices: [] };
      const labels = periods.map(({ label }) => label);
      const { values, notices } = await parts.get({
        ...cellsRequest(question),
        wanted: [{ label: 'all', fingerprint: contentFingerprint(periods) }],
        sql: () => cellsSql(bound, labels, question),
        bytes: () => bytesOf(periods),
        read: ({ rows }) => new Map([['all', readCells(rows, question).get('') ?? noCells(question)]]),
      });
      const span = question.time === 'moment' ? range : { start: -Infinity, end: Infinity };
      return {
        notices,
        parts: [...values.values()].flatMap(([cells]): CellsPart[] => (cells ? [{ cells, ...span }] : [])),
      };
    },
  };
}

type Rows = Parameters<PartsRequest<Cells[]>['read']>[0];

const cellsRequest = (question: CellsQuestion) => ({
  spec: question,
  toText: cellsToText,
  fromText: cellsFromText,
  weight: (cells: readonly Cells[]) => cells.reduce((sum, one) => sum + one.start.length * one.metrics.length, 1),
});

/** Null when that of one is not known. */
export function bytesOf(periods: readonly SurveyedPeriod[]): number | null {
  let sum = 0;
  for (const { bytes } of periods) {
    if (bytes === null) return null;
    sum += bytes;
  }
  return sum;
}

const daysOf = ({ start, end }: ChargePeriod): string[] => {
  const days: string[] = [];
  for (let day = periodStart(start, 'day'); day < end; day += DAY_MS)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
};

const spanOf = (day: string): ChargePeriod => ({ start: Date.parse(day), end: Date.parse(day) + DAY_MS });

const touches = (period: SurveyedPeriod, day: string): boolean =>
  periodsIn({ periods: [period] }, spanOf(day)).length > 0;

/** The cells of a day. */
function cut(cells: Cells, { start, end }: ChargePeriod): Cells {
  const own = cells.start.flatMap((at, i) => (at >= start && at < end ? [i] : []));
  const pick = <T>(column: readonly T[]): T[] => own.map((i) => column[i] as T);
  return {
    ...cells,
    ...{ profile: pick(cells.profile), start: pick(cells.start), charges: pick(cells.charges) },
    ...{ carrying: cells.carrying.map(pick), amounts: cells.amounts.map(pick) },
  };
}
