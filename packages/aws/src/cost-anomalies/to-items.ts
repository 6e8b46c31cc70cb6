import { decimalFromNumber, formatDecimal } from '@smartcloudops/focus';
import { z } from 'zod';

import { readBody } from '../cost-explorer/read-body.ts';
import type { ItemBatch, SourceItem } from '../item-source.ts';

/** AWS gives doubles here; their shortest text is what it meant. */
const money = z.number().transform((amount) => formatDecimal(decimalFromNumber(amount) ?? 0n));
const text = z.string().nullish();

const anomaliesSchema = z.object({
  Anomalies: z.array(
    z.object({
      AnomalyId: z.string(),
      AnomalyStartDate: text,
      AnomalyEndDate: text,
      DimensionValue: text,
      RootCauses: z
        .array(
          z.object({
            Service: text,
            Region: text,
            LinkedAccount: text,
            LinkedAccountName: text,
            UsageType: text,
            Impact: z.object({ Contribution: money.nullish() }).nullish(),
          })
        )
        .nullish(),
      AnomalyScore: z.object({ MaxScore: z.number(), CurrentScore: z.number() }),
      Impact: z.object({
        MaxImpact: money,
        TotalImpact: money.nullish(),
        TotalActualSpend: money.nullish(),
        TotalExpectedSpend: money.nullish(),
      }),
      MonitorArn: z.string(),
      Feedback: text,
    })
  ),
});

const monitorsSchema = z.object({
  AnomalyMonitors: z.array(
    z.object({
      MonitorArn: z.string(),
      MonitorName: z.string(),
      MonitorType: z.string(),
      MonitorDimension: text,
      CreationDate: text,
      LastEvaluatedDate: text,
    })
  ),
});

/** Amounts are in the currency of Cost Explorer; AWS gives none. */
const CURRENCY = 'USD';

/** The day as AWS writes it, with or without a time. */
const dayOf = (date: string | null | undefined) => date?.slice(0, 10) ?? null;

/** @throws AwsError `AWS_ANSWER_UNREADABLE` */
export function anomalyItems(bodies: readonly string[]): ItemBatch {
  const anomalies = bodies.flatMap((body) => readBody(anomaliesSchema, 'GetAnomalies', body).Anomalies);
  const items = anomalies.map(({ AnomalyId, AnomalyStartDate, AnomalyEndDate, ...told }): SourceItem => {
    const start = dayOf(AnomalyStartDate);
    return {
      id: AnomalyId,
      name: told.DimensionValue ?? null,
      at: start === null ? null : Date.parse(`${start}T00:00:00Z`),
      attributes: {
        start,
        // The last day, inclusive; null while it goes on as far as AWS tells.
        end: dayOf(AnomalyEndDate),
        currency: CURRENCY,
        impact: told.Impact.TotalImpact ?? null,
        largestDayImpact: told.Impact.MaxImpact,
        actual: told.Impact.TotalActualSpend ?? null,
        expected: told.Impact.TotalExpectedSpend ?? null,
        score: { most: told.AnomalyScore.MaxScore, now: told.AnomalyScore.CurrentScore },
        causes: (told.RootCauses ?? []).map((cause) => ({
          ServiceName: cause.Service ?? null,
          SubAccountId: cause.LinkedAccount ?? null,
          SubAccountName: cause.LinkedAccountName ?? null,
          RegionId: cause.Region ?? null,
          x_UsageType: cause.UsageType ?? null,
          impact: cause.Impact?.Contribution ?? null,
        })),
        feedback: told.Feedback ?? null,
        monitor: told.MonitorArn,
      },
    };
  });
  return { kind: 'cost-anomaly', scope: null, items };
}

/** @throws AwsError `AWS_ANSWER_UNREADABLE` */
export function monitorItems(bodies: readonly string[]): ItemBatch {
  const monitors = bodies.flatMap((body) => readBody(monitorsSchema, 'GetAnomalyMonitors', body).AnomalyMonitors);
  const items = monitors.map(({ MonitorArn, MonitorName, MonitorType, MonitorDimension, ...dates }): SourceItem => ({
    id: MonitorArn,
    name: MonitorName,
    at: null,
    attributes: {
      type: MonitorType,
      dimension: MonitorDimension ?? null,
      created: dayOf(dates.CreationDate),
      lastEvaluated: dayOf(dates.LastEvaluatedDate),
    },
  }));
  return { kind: 'anomaly-monitor', scope: '', items };
}
