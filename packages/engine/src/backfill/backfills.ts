import type { BackfillResponse } from '@smartcloudops/contract';
import { parseDecimal, periodStart } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { NO_BUDGET } from '../collecting/budget.ts';
import { COUNTED_COST_EXPLORER as SOURCE } from '../collecting/counted-source.ts';
import { whyNoCharges } from '../collecting/sources/offers.ts';
import { knownConnection } from '../connections/known-connection.ts';
import type { Answers } from '../desks/answers.ts';
import type { ConnectionSettings } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { backfillJson } from '../json/backfill.ts';

/** History beyond what a connection collects by itself, for money that is told beforehand. */
export interface Backfills {
  /**
   * How far the last one is, and what `months` whole calendar months before this one would take.
   * @throws EngineError `ENGINE_NO_SUCH_CONNECTION`, `ENGINE_BAD_REQUEST` when nothing can be had
   */
  ask(connection: string, months?: number): Promise<BackfillResponse>;
  /** Wants them. The next collection of the charges works on it, within the budget. @throws EngineError as {@link ask} */
  start(connection: string, months: number): Promise<BackfillResponse>;
  /** Takes back what is still open; what was stored stays. @throws EngineError as {@link ask} */
  cancel(connection: string): Promise<BackfillResponse>;
}

/** Whole calendar months between two starts of months. */
function monthsBetween(from: number, to: number): number {
  const [a, b] = [new Date(from), new Date(to)];
  return 12 * (b.getUTCFullYear() - a.getUTCFullYear()) + b.getUTCMonth() - a.getUTCMonth();
}

export function backfills(answers: Answers, now: () => number): Backfills {
  function limits() {
    const month = periodStart(now(), 'month');
    const dailyMonths = monthsBetween(SOURCE.earliest(now()), month);
    return { dailyMonths, months: SOURCE.months ? monthsBetween(SOURCE.months.earliest(now()), month) : dailyMonths };
  }

  async function settingsOf(connection: string): Promise<ConnectionSettings> {
    const settings = await knownConnection(answers, connection);
    const off = whyNoCharges(settings);
    if (off === null) return settings;
    throw new EngineError(
      'ENGINE_BAD_REQUEST',
      `A backfill asks ${SOURCE.title}, which the connection "${settings.name}" does not collect. ${off}`
    );
  }

  function check(months: number): void {
    const most = limits().months;
    if (Number.isInteger(months) && months >= 1 && months <= most) return;
    const message = `A whole number from 1 to ${most}: ${SOURCE.title} tells of ${limits().dailyMonths} months by day and of ${most} by whole months.`;
    throw new EngineError('ENGINE_BAD_REQUEST', `The parameter "months" is ${months}. ${message}`, {
      fields: [{ field: 'months', message }],
    });
  }

  async function told(settings: ConnectionSettings, months: number | null): Promise<BackfillResponse> {
    const [progress, quote] = await Promise.all([
      answers.backfillProgress({ settings }),
      months === null ? null : answers.quoteBackfill({ settings, months }),
    ]);
    return backfillJson({ settings, limits: limits(), progress, quote });
  }

  return {
    async ask(connection, months) {
      if (months !== undefined) check(months);
      return told(await settingsOf(connection), months ?? null);
    },
    async start(connection, months) {
      check(months);
      const settings = await settingsOf(connection);
      const budget: Decimal = parseDecimal(settings.monthlyApiBudget ?? NO_BUDGET) ?? 0n;
      if (settings.kind !== 'demo' && budget === 0n)
        throw new EngineError(
          'ENGINE_BAD_REQUEST',
          `The monthly API budget of "${settings.name}" is $0.00, so a backfill could never begin: each page costs $${SOURCE.pricePerCall}. Raise the budget, then start it again.`
        );
      await answers.startBackfill({ settings, months });
      return told(settings, null);
    },
    async cancel(connection) {
      const settings = await settingsOf(connection);
      await answers.cancelBackfill({ settings });
      return told(settings, null);
    },
  };
}
