import type { Call } from '../../http/service.ts';
import { DAY_MS, HOUR_MS } from '../../world/calendar.ts';
import { hex, keyOf } from '../../world/random.ts';
import { troubleAt } from '../../world/troubles.ts';
import { scheduleOf } from '../cloudwatch/model-series.ts';
import type { Deployment } from './deployment.ts';
import { arnFor, deploymentsOf } from './deployment.ts';
import { pageOf, seconds } from './page.ts';

/** A run begins so long after the hour that it looks at, and takes so long. */
const BEGINS_MS = 12 * 60_000;
const TAKES_MS = 9 * 60_000;
/** How far a drift has to have gone until the baseline's constraint is broken. */
const BROKEN = 0.42;
const TYPE = 'DataQuality';

const jobDefinitionOf = ({ name }: Deployment) => `${name}-data-quality`;

export function listSchedules(call: Call): unknown {
  const { page, next } = pageOf(call, deploymentsOf(call));
  const since = seconds(call.world.firstDay * DAY_MS);
  return {
    MonitoringScheduleSummaries: page.map((one) => ({
      MonitoringScheduleName: scheduleOf(one.monitored),
      MonitoringScheduleArn: arnFor(call, 'monitoring-schedule', scheduleOf(one.monitored)),
      CreationTime: since,
      LastModifiedTime: since,
      MonitoringScheduleStatus: 'Scheduled',
      EndpointName: one.name,
      MonitoringJobDefinitionName: jobDefinitionOf(one),
      MonitoringType: TYPE,
    })),
    NextToken: next,
  };
}

/** One run an hour and schedule, the newest first; the last may be under way. */
export function listExecutions(call: Call): unknown {
  const { input, now, world } = call;
  const after = Number(input['ScheduledTimeAfter'] ?? 0) * 1000;
  const first = Math.ceil(Math.max(after, world.firstDay * DAY_MS) / HOUR_MS) * HOUR_MS;
  const schedule = input['MonitoringScheduleName'];
  const wanted = deploymentsOf(call).filter(
    ({ monitored }) => schedule === undefined || scheduleOf(monitored) === schedule
  );
  const all: { readonly one: Deployment; readonly time: number }[] = [];
  for (let time = Math.floor((now - BEGINS_MS) / HOUR_MS) * HOUR_MS; time >= first; time -= HOUR_MS) {
    for (const one of wanted) all.push({ one, time });
  }
  const { page, next } = pageOf(call, all);
  return { MonitoringExecutionSummaries: page.map(({ one, time }) => execution(call, one, time)), NextToken: next };
}

function execution(call: Call, one: Deployment, time: number): unknown {
  const begun = time + BEGINS_MS;
  const isDone = call.now >= begun + TAKES_MS;
  const isBroken = troubleAt(one.monitored, 'model-drift')(time) > BROKEN;
  const job = `model-monitoring-${new Date(time).toISOString().slice(0, 13).replaceAll(/[-T]/g, '')}-${hex(keyOf(one.monitored.key, String(time)), 12)}`;
  return {
    MonitoringScheduleName: scheduleOf(one.monitored),
    ScheduledTime: seconds(time),
    CreationTime: seconds(begun),
    LastModifiedTime: seconds(isDone ? begun + TAKES_MS : begun),
    MonitoringExecutionStatus: !isDone ? 'InProgress' : isBroken ? 'CompletedWithViolations' : 'Completed',
    ProcessingJobArn: arnFor(call, 'processing-job', job),
    EndpointName: one.name,
    ...(isDone && isBroken
      ? { FailureReason: 'Job inputs had constraint violations, see the report of the processing job.' }
      : {}),
    MonitoringJobDefinitionName: jobDefinitionOf(one),
    MonitoringType: TYPE,
  };
}
