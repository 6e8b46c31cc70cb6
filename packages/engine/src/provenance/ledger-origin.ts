import { PRICE_OF_A_QUESTION } from './origin-of.ts';
import type { Origin } from './origin-of.ts';

/** Of what is read from our own books. @param now epoch ms */
export function ledgerOrigin(now: number): Origin {
  return {
    sources: [
      {
        name: 'ledger',
        title: 'Ledger of the calls that this product makes',
        asOf: new Date(now).toISOString(),
        updatedEveryHours: 0,
        delayHours: 0,
        accuracy:
          'To the cent: each call is booked before it is made, and one whose answer was lost stays on the books.',
      },
    ],
    estimated: false,
    partial: false,
    price: PRICE_OF_A_QUESTION,
  };
}
