import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { DAY_MS, dayOf, formatDay } from '../../world/calendar.ts';
import type { PlantedAnomaly } from '../../world/truth.ts';
import { uuid } from '../../world/uuid.ts';
import { optionalText, structure, text, wholeNumber } from './input.ts';
import { pageOf } from './page.ts';
import { billed, sumLines } from './sum-lines.ts';
import { visibleLines } from './visible-lines.ts';

const DAYS_BACK = 90;

/** The monitor of all AWS services that AWS makes for who turns anomaly detection on. */
function monitorArn(call: Call): string {
  return `arn:aws:ce::${call.caller.accountId}:anomalymonitor/${uuid(call.world.seed, 'anomaly-monitor')}`;
}

export function getAnomalyMonitors(call: Call): unknown {
  const { firstDay } = call.world;
  return {
    AnomalyMonitors: [
      {
        MonitorArn: monitorArn(call),
        MonitorName: 'Default-Services-Monitor',
        CreationDate: formatDay(firstDay),
        LastUpdatedDate: formatDay(firstDay),
        LastEvaluatedDate: formatDay(dayOf(call.view().asOf)),
        MonitorType: 'DIMENSIONAL',
        MonitorDimension: 'SERVICE',
        DimensionalValueCount: new Set(call.world.lines.map(({ service }) => service)).size,
      },
    ],
  };
}

/** Anomalies that AWS has noticed by now: what was planted, a day after it began. @throws ValidationException beyond 90 days */
export function getAnomalies(call: Call): unknown {
  const { input, world } = call;
  const asked = structure(input, 'DateInterval');
  const from = text(asked, 'StartDate');
  const to = optionalText(asked, 'EndDate') ?? formatDay(dayOf(call.now));
  if (from > to) throw validation('Start date should not be after end date');
  if (from < formatDay(dayOf(call.now) - DAYS_BACK)) throw validation('Start date is too old: 90 days are kept.');
  const today = dayOf(call.view().asOf);
  const arn = monitorArn(call);
  const all = call.caller.accountId === world.accounts[0]?.id;
  const asksOther = ![null, arn].includes(optionalText(input, 'MonitorArn'));
  const found = world.truth.anomalies
    .filter(({ accountId }) => !asksOther && (all || accountId === call.caller.accountId))
    .filter((one) => one.from >= from && one.from <= to && one.from < formatDay(today))
    .map((one) => anomaly(call, one, today, arn));
  const size = call.pageLimit ?? wholeNumber(input, 'MaxResults', 1, 100, 100);
  const { page, next } = pageOf(input, found, size, call.view().asOf);
  return { Anomalies: page, NextPageToken: next };
}

function anomaly(call: Call, planted: PlantedAnomaly, today: number, MonitorArn: string) {
  const { id, from, to, service, region, accountId, accountName, usageType, excessByDay } = planted;
  const end = to < formatDay(today) ? to : formatDay(today);
  const excess = Object.entries(excessByDay).flatMap(([day, amount]) => (day < end ? [Number(amount)] : []));
  const period = { from: Date.parse(`${from}T00:00:00Z`), to: Date.parse(`${end}T00:00:00Z`) };
  const lines = visibleLines(
    call,
    (line) => line.account.id === accountId && line.service === service && line.usageType === usageType
  );
  const impact = cents(excess.reduce((sum, one) => sum + one, 0));
  const actual = cents(Number(sumLines(call.view(), lines, period, billed)) / 1e10);
  const expected = cents(actual - impact);
  return {
    AnomalyId: uuid(call.world.seed, id),
    AnomalyStartDate: from,
    AnomalyEndDate: formatDay(dayOf(period.to - DAY_MS)),
    DimensionValue: service,
    RootCauses: [
      {
        Service: service,
        ...(region === null ? {} : { Region: region }),
        LinkedAccount: accountId,
        LinkedAccountName: accountName,
        UsageType: usageType,
        Impact: { Contribution: impact },
      },
    ],
    AnomalyScore: { MaxScore: 0.9, CurrentScore: to > formatDay(today) ? 0.9 : 0.1 },
    Impact: {
      MaxImpact: cents(Math.max(0, ...excess)),
      TotalImpact: impact,
      TotalActualSpend: actual,
      TotalExpectedSpend: expected,
      ...(expected > 0 ? { TotalImpactPercentage: cents((impact / expected) * 100) } : {}),
    },
    MonitorArn,
  };
}

const cents = (amount: number) => Math.round(amount * 100) / 100;
