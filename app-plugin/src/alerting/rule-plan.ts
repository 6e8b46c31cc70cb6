import type { RelativeTimeRange, Rule } from '@grafana/grafana-foundation-sdk/alerting';
import type { Question } from '../cost-questions.ts';

/** A figure that the data source gives. */
export interface Ask {
  readonly refId: string;
  readonly question: Question;
  /** Seconds before now that its range begins. Default: an hour, for figures that are of now whatever the range. */
  readonly from?: NonNullable<RelativeTimeRange['from']>;
}

/** Makes one number of each series. */
export interface Reduce {
  readonly refId: string;
  readonly type: 'reduce';
  readonly expression: string;
  readonly reducer: 'last' | 'sum';
}
/** One number of several with the same labels, in Grafana's arithmetic. */
export interface MathStep {
  readonly refId: string;
  readonly type: 'math';
  readonly expression: string;
}
export type Step = Reduce | MathStep;

export interface Evaluator {
  readonly type: 'gt' | 'lt' | 'within_range';
  readonly params: readonly number[];
}

/** What makes a rule fire. */
export interface Threshold {
  readonly refId: string;
  /** Which number. */
  readonly expression: string;
  readonly fires: Evaluator;
  /** Once it fires, it goes on until this holds: keeps a figure that lies on the threshold from flapping. */
  readonly ends?: Evaluator;
}

/** An alert rule, told so that its file and its page of the docs can be made of it. */
export interface RulePlan {
  readonly uid: string;
  readonly title: string;
  /** Why it is set as it is: what to change, how long, and what happens without data. Comments of its file. */
  readonly notes: readonly string[];
  readonly asks: readonly Ask[];
  readonly steps?: readonly Step[];
  readonly threshold: Threshold;
  readonly for: Rule['for'];
  readonly noData: Rule['noDataState'];
  /** What happened and how much, in a line. */
  readonly summary: string;
  /** Why it matters and what to do. */
  readonly description: string;
  /** Where to look. */
  readonly link: string;
  readonly severity: 'info' | 'warning' | 'critical';
  readonly domain: 'cost' | 'performance' | 'security' | 'data';
}

export interface GroupPlan {
  readonly name: string;
  /** How often. Answers come from memory: asking costs no AWS call. */
  readonly interval: string;
  readonly rules: readonly RulePlan[];
}
