import type { DataFrame, FrameField, Notice } from '@smartcloudops/contract';
import type { Verdict } from '@smartcloudops/insights';

import type { CostScope } from '../answers/cost-question.ts';
import { groupLabels, groupName } from '../frames/group-name.ts';

/** What an answer says of forecasts, as far as their record is concerned. */
export interface JudgedForecast {
  /** What it forecasts. */
  readonly kind: 'day' | 'month-end';
  /** Of what. */
  readonly scope: CostScope;
  /** The number stays silent when the forecast has been worse than the naive one. */
  readonly mute: boolean;
  /** By its name: the fields that rest on the forecast. Actual amounts stand whatever the forecast is worth. */
  readonly isForecast: (field: string) => boolean;
}

const percent = (share: number) => `${Math.round(100 * share)} %`.replace('-', '−');

function record({ n, skill, horizon, evidence }: Verdict): string {
  const made =
    evidence === 'shown' ? 'forecasts' : evidence === 'replayed' ? 'replayed forecasts' : 'forecasts, some replayed,';
  const yardstick = horizon.kind === 'day' ? 'the same day of the week before' : 'the run rate';
  const much = skill === null ? 'which made no error' : `skill ${percent(skill)}`;
  return `${n} ${made} (${horizon.name}) were worse than ${yardstick} (${much})`;
}

/** Forecasts of an answer, and how such forecasts have done so far. */
export interface ForecastSkill {
  readonly judged: JudgedForecast;
  /** Those that count for a forecast made now. */
  readonly verdicts: readonly Verdict[];
}

/** One sentence about the groups that are not fit to be relied on. */
function skillNotices(worse: readonly Verdict[], { scope, mute }: JudgedForecast): readonly Notice[] {
  if (worse.length === 0) return [];
  const told = worse.map((verdict) => {
    const whose = verdict.keys.length === 0 ? '' : `${groupName(scope.groupBy, verdict.keys)}: `;
    return `${whose}${record(verdict)}`;
  });
  const text = mute
    ? `Muted, so that no alarm rests on it: ${told.join('; ')}. The query type "forecast-scoreboard" shows the record; "mute": false lets the number through.`
    : `Take the forecast with care: ${told.join('; ')}. The query type "forecast-scoreboard" shows the record; alert rules on it stay silent.`;
  return [{ severity: 'warning', text }];
}

const worseOf = ({ verdicts }: ForecastSkill) => verdicts.filter(({ muted }) => muted);

/**
 * Says which forecasts have been worse than the naive one, and silences their numbers where an alarm would rest on them: NaN is over no
 * threshold, so that a rule is Normal (null would be NoData, which notifies). In JSON it is null.
 */
export function tellOfSkill(frame: DataFrame, skill: ForecastSkill): DataFrame {
  const worse = worseOf(skill);
  if (worse.length === 0 || frame.fields.length === 0) return frame;
  const { scope, mute, isForecast } = skill.judged;
  const labels = worse.map(({ keys }) => Object.entries(groupLabels(scope.groupBy, keys)));
  const isWorse = (field: FrameField) =>
    labels.some((own) => own.every(([dimension, value]) => field.labels?.[dimension] === value));
  const silenced = ({ exact: _, ...field }: FrameField): FrameField => ({
    ...field,
    values: field.values.map(() => NaN),
  });
  const fields = mute
    ? frame.fields.map((field) => (isForecast(field.name) && isWorse(field) ? silenced(field) : field))
    : frame.fields;
  const { notices = [], custom } = frame.meta;
  return {
    ...frame,
    fields,
    meta: {
      ...frame.meta,
      notices: [...skillNotices(worse, skill.judged), ...notices],
      ...(mute ? { custom: { ...custom, muted: true } } : {}),
    },
  };
}

/** The same in an answer of REST: a notice, if the answer has any; numbers stand, for it is a person who reads them. */
export function tellJsonOfSkill<Json>(json: Json, skill: ForecastSkill): Json {
  const { notices } = json as { readonly notices?: readonly Notice[] };
  const judged = { ...skill.judged, mute: false };
  return notices ? { ...json, notices: [...skillNotices(worseOf(skill), judged), ...notices] } : json;
}
