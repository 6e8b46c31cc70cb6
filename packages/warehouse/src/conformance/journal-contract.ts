import fc from 'fast-check';

import { NOVEMBER, OCTOBER } from './fixtures.ts';
import type { Using } from './warehouse-contract.ts';
import type { LedgerEntry } from '../collect-journal.ts';

const call = (at: number, known: Partial<LedgerEntry> = {}): Omit<LedgerEntry, 'state'> => ({
  ...{ connection: 'c', source: 'cost-explorer', operation: 'GetCostAndUsage', at, price: '0.01' },
  ...known,
});

export function journalContract(using: Using): void {
  describe('journal', () => {
    test(
      'the cap holds for the calendar month of a connection, to the cent',
      using(async ({ journal }) => {
        expect((await journal.reserve(call(OCTOBER), '0.02')).kind).toBe('reserved');
        expect((await journal.reserve(call(NOVEMBER - 1), '0.02')).kind).toBe('reserved');
        expect(await journal.reserve(call(OCTOBER + 5), '0.02')).toEqual({ kind: 'cap-reached', spent: '0.02' });
        expect(await journal.reserve(call(OCTOBER + 5), '0.0299999999')).toEqual({
          kind: 'cap-reached',
          spent: '0.02',
        });
        expect((await journal.reserve(call(OCTOBER - 1), '0.02')).kind).toBe('reserved');
        expect((await journal.reserve(call(NOVEMBER), '0.02')).kind).toBe('reserved');
        expect((await journal.reserve(call(OCTOBER, { connection: 'd' }), '0.02')).kind).toBe('reserved');
        expect((await journal.reserve(call(OCTOBER), null)).kind).toBe('reserved');
        expect((await journal.reserve(call(OCTOBER, { price: '0' }), '0.03')).kind).toBe('reserved');
      })
    );

    test('whatever is reserved, settled and released, the month never exceeds its cap', () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.constantFrom('keep', 'settle', 'release')), {
            maxLength: 30,
          }),
          (calls) =>
            using(async ({ journal }) => {
              let spent = 0;
              for (const [i, [thousandths, fate]] of calls.entries()) {
                const price = (thousandths / 1000).toFixed(3);
                const answer = await journal.reserve(call(OCTOBER + i, { price }), '1.5');
                expect(answer.kind).toBe(spent + thousandths <= 1500 ? 'reserved' : 'cap-reached');
                if (answer.kind !== 'reserved') continue;
                if (fate === 'release') await journal.release(answer.id);
                else spent += thousandths;
                if (fate === 'settle')
                  await journal.settle(answer.id, 'request', { page: i, body: '{}', nextToken: null });
              }
              const counted = (await journal.ledger(null, OCTOBER, NOVEMBER)).filter(
                (entry) => entry.state !== 'not-billed'
              );
              expect(Math.round(counted.reduce((sum, entry) => sum + Number(entry.price) * 1000, 0))).toBe(spent);
            })()
        ),
        { numRuns: 10 }
      ));

    test(
      'pages that were paid for are kept in order until they are forgotten',
      using(async ({ journal }) => {
        for (const page of [1, 0]) {
          const reserved = await journal.reserve(call(OCTOBER + page), null);
          if (reserved.kind !== 'reserved') throw new Error('no cap was given');
          await journal.settle(reserved.id, 'request', {
            page,
            body: `{"page":${page}}`,
            nextToken: page === 0 ? 'more' : null,
          });
        }
        expect(await journal.pages('request')).toEqual([
          { page: 0, body: '{"page":0}', nextToken: 'more' },
          { page: 1, body: '{"page":1}', nextToken: null },
        ]);
        expect(await journal.pages('another')).toEqual([]);
        await journal.forget('request');
        expect(await journal.pages('request')).toEqual([]);
        expect((await journal.ledger('c', OCTOBER, NOVEMBER)).map((entry) => entry.state)).toEqual([
          'billed',
          'billed',
        ]);
        expect(await journal.ledger('d', OCTOBER, NOVEMBER)).toEqual([]);
        expect(await journal.ledger(null, OCTOBER, OCTOBER + 1)).toEqual([{ ...call(OCTOBER), state: 'billed' }]);
      })
    );

    test(
      'what was booked as an upper bound is settled at its price, with all of its pages',
      using(async ({ journal }) => {
        const bound = await journal.reserve(call(OCTOBER, { price: '0.05' }), '0.06');
        if (bound.kind !== 'reserved') throw new Error('there was room');
        expect(await journal.reserve(call(OCTOBER, { price: '0.02' }), '0.06')).toEqual({
          kind: 'cap-reached',
          spent: '0.05',
        });
        const pages = [7, 3].map((page) => ({ page, body: `${page}`, nextToken: null }));
        await expect(journal.settleAs(bound.id, { price: 'cheap', requestKey: 'query', pages })).rejects.toThrow(
          /no amount of US dollars/
        );
        expect(await journal.pages('query')).toEqual([]);
        await journal.settleAs(bound.id, { price: '0.0003', requestKey: 'query', pages });
        expect((await journal.pages('query')).map(({ page }) => page)).toEqual([3, 7]);
        expect((await journal.reserve(call(OCTOBER, { price: '0.0597' }), '0.06')).kind).toBe('reserved');
        expect((await journal.ledger('c', OCTOBER, NOVEMBER)).map(({ price, state }) => [price, state])).toEqual([
          ['0.0003', 'billed'],
          ['0.0597', 'pending'],
        ]);
        await expect(journal.settleAs(bound.id, { price: '1', requestKey: 'query', pages: [] })).rejects.toThrow(
          expect.objectContaining({ code: 'WAREHOUSE_UNKNOWN_RESERVATION' })
        );
      })
    );

    test(
      'a reservation is settled or released once',
      using(async ({ journal }) => {
        const reserved = await journal.reserve(call(OCTOBER), null);
        if (reserved.kind !== 'reserved') throw new Error('no cap was given');
        await journal.release(reserved.id);
        const page = { page: 0, body: '{}', nextToken: null };
        await expect(journal.settle(reserved.id, 'r', page)).rejects.toThrow(
          expect.objectContaining({ code: 'WAREHOUSE_UNKNOWN_RESERVATION' })
        );
        await expect(journal.release(999)).rejects.toThrow(
          expect.objectContaining({ code: 'WAREHOUSE_UNKNOWN_RESERVATION' })
        );
        expect(await journal.pages('r')).toEqual([]);
      })
    );

    test.each(['', 'free', '-0.01'])('price or cap %j is refused', (text) =>
      using(async ({ journal }) => {
        await expect(journal.reserve(call(OCTOBER, { price: text }), null)).rejects.toThrow(
          expect.objectContaining({ code: 'WAREHOUSE_BAD_PRICE' })
        );
        await expect(journal.reserve(call(OCTOBER), text)).rejects.toThrow(/no amount of US dollars/);
      })()
    );
  });
}
