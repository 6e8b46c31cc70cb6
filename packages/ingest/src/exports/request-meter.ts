import { AwsError } from '@smartcloudops/aws';
import type { Metered, SourceFacts } from '@smartcloudops/aws';
import { formatDecimal, parseDecimal, periodStart, shiftPeriod } from '@smartcloudops/focus';
import type { Decimal } from '@smartcloudops/focus';

import { backoffMs, isWorthRepeating } from '../collect/backoff.ts';
import type { Purse } from '../collect/paid-page.ts';

/** Neither the petty cash of the month nor the budget allows another call. */
export class NoMoneyLeft extends Error {
  /** US dollars of the month, decimal text. */
  readonly spent: string;

  constructor(spent: string) {
    super('The money of the month is used up.');
    this.spent = spent;
  }
}

export interface RequestMeter {
  readonly metered: Metered;
  /** Calls of this collection that were answered. */
  readonly calls: number;
  /** What they, and those whose answer was lost, cost. */
  readonly spent: Decimal;
}

/**
 * Books each call of a source before it is made: as long as its calls of the calendar month (UTC) come to less than its petty cash,
 * without a budget, beyond that against the budget of the connection. Failures that may pass are repeated, each time booked anew.
 * Under the lease of the collection: nobody else books for the source meanwhile.
 */
export async function requestMeter(purse: Purse, facts: SourceFacts): Promise<RequestMeter> {
  const { journal, connection, clock, retry, tally } = purse;
  const petty = decimal(facts.pettyCash);
  let month = periodStart(clock.now(), 'month');
  let ofMonth = await spentOn();
  let calls = 0;
  let spent = 0n;

  async function spentOn(): Promise<Decimal> {
    const entries = await journal.ledger(connection, month, shiftPeriod(month, 'month', 1));
    return entries
      .filter(({ source, state }) => source === facts.name && state !== 'not-billed')
      .reduce((sum, { price }) => sum + decimal(price), 0n);
  }

  async function book(operation: string): Promise<{ readonly id: number; readonly price: Decimal }> {
    const at = clock.now();
    if (periodStart(at, 'month') !== month) {
      month = periodStart(at, 'month');
      ofMonth = await spentOn();
    }
    const price = facts.calls.find((call) => call.operation === operation)?.price ?? '0';
    const isPetty = ofMonth + decimal(price) < petty;
    const booked = await journal.reserve(
      { connection, source: facts.name, operation, at, price },
      isPetty ? null : purse.cap
    );
    if (booked.kind === 'cap-reached') throw new NoMoneyLeft(booked.spent);
    return { id: booked.id, price: decimal(price) };
  }

  return {
    get calls() {
      return calls;
    },
    get spent() {
      return spent;
    },
    async metered(operation, call) {
      for (let failures = 1; ; failures++) {
        purse.mayGoOn();
        const { id, price } = await book(operation);
        try {
          const answer = await call(purse.signal);
          await journal.settleAs(id, { price: formatDecimal(price), requestKey: '', pages: [] });
          calls += 1;
          ofMonth += price;
          spent += price;
          return answer;
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
          if (error.charged === 'no') await journal.release(id);
          else {
            ofMonth += price;
            spent += price;
          }
          const patient = failures < retry.tries && tally.repeated < retry.budget;
          if (!patient || !isWorthRepeating(error.code) || purse.signal?.aborted) throw error;
          tally.repeated += 1;
          await purse.pause(backoffMs(failures, retry, purse.random()), purse.signal);
        }
      }
    },
  };
}

const decimal = (text: string | undefined): Decimal => parseDecimal(text ?? '0') ?? 0n;
