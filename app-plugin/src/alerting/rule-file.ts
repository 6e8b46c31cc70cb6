import type { Rule } from '@grafana/grafana-foundation-sdk/alerting';
import { DATASOURCE_UID } from './datasource-uid.ts';
import { HOUR_S } from './seconds.ts';
import type { Ask, GroupPlan, RulePlan, Step, Threshold } from './rule-plan.ts';

const EXPRESSION = '__expr__';
/** A failure of asking is told as such, never as the thing that is watched for. */
const ON_ERROR: Rule['execErrState'] = 'Error';

/** A rule as a provisioning file has it. The key `#` holds the comment above it. */
export function ruleOf(plan: RulePlan) {
  const { uid, title, notes, asks, steps = [], threshold, noData, severity, domain } = plan;
  return {
    '#': notes,
    uid,
    title,
    condition: threshold.refId,
    for: plan.for,
    noDataState: noData,
    execErrState: ON_ERROR,
    data: [...asks.map(askOf), ...steps.map(stepOf), thresholdOf(threshold)],
    annotations: { summary: plan.summary, description: plan.description, dashboard_url: plan.link },
    labels: { product: 'smartcloudops', domain, severity },
  };
}

export function groupOf({ name, interval, rules }: GroupPlan) {
  return { orgId: 1, name, folder: 'SmartCloudOps', interval, rules: rules.map(ruleOf) };
}

function askOf({ refId, question, from = HOUR_S }: Ask) {
  return {
    refId,
    queryType: question.queryType,
    datasourceUid: DATASOURCE_UID,
    relativeTimeRange: { from, to: 0 },
    model: { refId, ...question },
  };
}

function stepOf(step: Step) {
  const { refId } = step;
  // An hour without a measurement is no measurement of zero, and must not make the rest unknown.
  const settings = step.type === 'reduce' ? { settings: { mode: 'dropNN' } } : {};
  return { refId, datasourceUid: EXPRESSION, model: { ...step, ...settings } };
}

function thresholdOf({ refId, expression, fires, ends }: Threshold) {
  const condition = { evaluator: fires, ...(ends ? { unloadEvaluator: ends } : {}) };
  return { refId, datasourceUid: EXPRESSION, model: { refId, type: 'threshold', expression, conditions: [condition] } };
}
