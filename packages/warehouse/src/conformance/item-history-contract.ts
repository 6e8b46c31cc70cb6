import fc from 'fast-check';

import { idsOf, spansOf, stated, thing, things } from './item-fixtures.ts';
import { replay } from './item-oracle.ts';
import type { Using } from './warehouse-contract.ts';
import type { ItemDelivery, JsonValue } from '../item-store.ts';

export function itemHistoryContract(using: Using): void {
  describe('the past of items', () => {
    test(
      'is what was known at a moment, from the moment on and until the next',
      using(async ({ items }) => {
        await items.write(stated([thing('a', { v: 1 })]), 10);
        await items.write(stated([thing('a', { v: 2 }), thing('b')]), 20);
        await items.write(stated([thing('b')]), 30);
        const at = async (moment: number | null) =>
          (await items.read(things, moment)).map(({ id, attributes }) => [id, attributes.v]);
        expect(await at(9)).toEqual([]);
        expect(await at(10)).toEqual([['a', 1]]);
        expect(await at(19)).toEqual([['a', 1]]);
        expect(await at(20)).toEqual([
          ['a', 2],
          ['b', undefined],
        ]);
        expect(await at(29)).toEqual([
          ['a', 2],
          ['b', undefined],
        ]);
        expect(await at(30)).toEqual([['b', undefined]]);
        expect(await at(null)).toEqual([['b', undefined]]);
        const spans = async (from: number, to: number) => spansOf(await items.versions(things, from, to));
        expect(await spans(0, 99)).toEqual(['a 10-20', 'a 20-30', 'b 20-']);
        expect(await spans(0, 10)).toEqual([]);
        expect(await spans(0, 11)).toEqual(['a 10-20']);
        expect(await spans(20, 21)).toEqual(['a 20-30', 'b 20-']);
        expect(await spans(30, 31)).toEqual(['b 20-']);
        expect(await spans(20, 20)).toEqual([]);
        expect(await spans(21, 20)).toEqual([]);
        expect(spansOf(await items.versions({ ...things, ids: ['a'] }, 20, 99))).toEqual(['a 20-30']);
      })
    );

    test(
      'what was gone and is back begins anew, and the gap stays',
      using(async ({ items }) => {
        await items.write(stated([thing('a')]), 10);
        await items.write(stated([]), 20);
        expect(await items.write(stated([thing('a')]), 30)).toEqual({ added: 1, changed: 0, gone: 0 });
        await items.write(stated([thing('a', { v: 2 })]), 40);
        expect((await items.read(things, null))[0]).toMatchObject({ firstSeenAt: 30, knownFrom: 40 });
        expect(await items.read(things, 25)).toEqual([]);
        expect((await items.read(things, 15))[0]).toMatchObject({ firstSeenAt: 10, knownTo: 20 });
        expect(spansOf(await items.versions(things, 0, 99))).toEqual(['a 10-20', 'a 30-40', 'a 40-']);
      })
    );

    test(
      'of two deliveries in one millisecond the later one counts, and no version lasts for nothing',
      using(async ({ items }) => {
        await items.write(stated([thing('a', { v: 1 }), thing('b')]), 10);
        expect(await items.write(stated([thing('a', { v: 2 })]), 10)).toEqual({ added: 0, changed: 1, gone: 1 });
        expect(await items.read(things, 10)).toMatchObject([{ id: 'a', attributes: { v: 2 }, firstSeenAt: 10 }]);
        expect(spansOf(await items.versions(things, 0, 99))).toEqual(['a 10-']);
      })
    );

    test(
      'a clock that is set back turns nothing around',
      using(async ({ items }) => {
        await items.write(stated([thing('a', { v: 1 })]), 100);
        await items.write(stated([thing('a', { v: 2 })]), 200);
        await items.write(stated([thing('a', { v: 3 }), thing('b')]), 50);
        expect(await items.read(things, null)).toMatchObject([{ attributes: { v: 3 } }, { id: 'b' }]);
        expect(await items.kinds(null)).toMatchObject([{ items: 2, deliveredAt: 50 }]);
        expect(spansOf(await items.versions(things, 0, 999))).toEqual(['a 100-200', 'a 200-', 'b 50-']);
        await items.write(stated([]), 60);
        await items.write(stated([thing('a', { v: 4 })]), 70);
        expect(await items.read(things, null)).toMatchObject([{ attributes: { v: 4 } }]);
        // Versions of an item follow each other whatever the clock said.
        const spans = (await items.versions({ ...things, ids: ['a'] }, 0, 999)).map(({ knownFrom, knownTo }) => [
          knownFrom,
          knownTo,
        ]);
        for (const [i, [from, to]] of spans.entries()) {
          expect(to ?? Infinity).toBeGreaterThan(from ?? NaN);
          expect(from).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0);
        }
      })
    );

    test(
      'events are added, corrected and kept',
      using(async ({ items }) => {
        const events = (...of: [string, number, string][]) =>
          stated(
            of.map(([id, at, state]) => thing(id, { state }, { at })),
            { scope: null }
          );
        await items.write(events(['1', 5, 'ALARM'], ['2', 6, 'OK']), 10);
        expect(await items.write(events(['2', 6, 'ALARM'], ['3', 7, 'OK']), 20)).toEqual({
          added: 1,
          changed: 1,
          gone: 0,
        });
        expect(await items.write(events(), 30)).toEqual({ added: 0, changed: 0, gone: 0 });
        const happened = { from: 6, to: 8 };
        expect(spansOf(await items.read({ ...things, happened }, null))).toEqual(['2 20-', '3 20-']);
        expect(spansOf(await items.read({ ...things, happened }, 15))).toEqual(['2 10-20']);
        expect(spansOf(await items.versions({ ...things, happened }, 0, 99))).toEqual(['2 10-20', '2 20-', '3 20-']);
      })
    );

    test(
      'pruning drops what ended by the moment and events before it; what was known since then stays answerable',
      using(async ({ items }) => {
        await items.write(stated([thing('a', { v: 1 }), thing('b'), thing('gone')]), 10);
        await items.write(stated([thing('a', { v: 2 }), thing('b')]), 20);
        await items.write(stated([thing('a', { v: 3 }), thing('b')]), 40);
        await items.write(
          stated([thing('e1', {}, { at: 19 }), thing('e2', {}, { at: 20 })], { scope: null, kind: 'event' }),
          41
        );
        const known = async () => [
          await items.read(things, 20),
          await items.read(things, 30),
          await items.read(things, null),
        ];
        const [before, version] = [await known(), await items.dataVersion()];
        expect(await items.prune(20)).toBe(3);
        expect(await known()).toEqual(before);
        expect(spansOf(await items.versions(things, 0, 99))).toEqual(['a 20-40', 'a 40-', 'b 10-']);
        expect(idsOf(await items.read({ ...things, kind: 'event' }, null))).toEqual(['e2']);
        expect(await items.dataVersion()).toBeGreaterThan(version);
        const [after] = [await items.dataVersion()];
        expect(await items.prune(20)).toBe(0);
        expect(await items.dataVersion()).toBe(after);
        expect(await items.prune(1000)).toBe(2);
        expect(idsOf(await items.read(things, null))).toEqual(['a', 'b']);
        expect(await items.kinds(null)).toMatchObject([
          { kind: 'event', items: 0 },
          { kind: 'thing', items: 2 },
        ]);
      })
    );

    test(
      'the data version grows with what changes answers, and with nothing else',
      using(async ({ items, costs, metrics }) => {
        const others = [await costs.dataVersion(), await metrics.dataVersion()];
        const grows = async (change: () => Promise<unknown>) => {
          const before = await items.dataVersion();
          await change();
          return (await items.dataVersion()) > before;
        };
        expect(await grows(() => items.write(stated([thing('a')]), 1))).toBe(true);
        expect(await grows(() => items.write(stated([thing('a')]), 2))).toBe(false);
        expect(await grows(() => items.write(stated([thing('a', { v: 1 })]), 3))).toBe(true);
        expect(await grows(() => items.write(stated([]), 4))).toBe(true);
        expect(await grows(() => items.write(stated([]), 5))).toBe(false);
        expect(await grows(() => items.read(things, 1))).toBe(false);
        expect(await grows(() => items.prune(9))).toBe(true);
        expect([await costs.dataVersion(), await metrics.dataVersion()]).toEqual(others);
      })
    );

    test(
      'whatever is delivered, every moment is what a replay of the deliveries until then gives',
      using(async ({ items }) => {
        // JSON writes -0 as 0, so that is what comes back.
        const attribute = fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
        const plain = { noNullPrototype: true };
        const item = fc.record(
          {
            id: fc.constantFrom('a', 'b', 'c', 'd'),
            name: fc.constantFrom('n', null),
            at: fc.constantFrom(null, 3),
            attributes: fc.dictionary(fc.constantFrom('x', 'y', '__proto__x'), attribute, plain),
          },
          plain
        );
        const delivery = fc.record({
          scope: fc.constantFrom('', 'eu', 'us', null),
          items: fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 4 }),
          pause: fc.integer({ min: 1, max: 3 }),
        });
        let run = 0;
        await fc.assert(
          fc.asyncProperty(fc.array(delivery, { maxLength: 12 }), async (made) => {
            const connection = `run ${run++}`;
            const deliveries: { readonly now: number; readonly delivery: ItemDelivery }[] = [];
            for (const { pause, ...rest } of made) {
              const next = {
                now: (deliveries.at(-1)?.now ?? 0) + pause,
                delivery: stated(rest.items, { connection, scope: rest.scope }),
              };
              deliveries.push(next);
              await items.write(next.delivery, next.now);
            }
            const end = (deliveries.at(-1)?.now ?? 0) + 1;
            const history = replay(deliveries);
            const selection = { ...things, connections: [connection] };
            for (let moment = 0; moment <= end; moment++)
              expect(await items.read(selection, moment)).toEqual(
                history.filter(({ knownFrom, knownTo }) => knownFrom <= moment && moment < (knownTo ?? Infinity))
              );
            expect(await items.versions(selection, 0, end)).toEqual(history);
          }),
          { numRuns: 25 }
        );
      })
    );
  });
}
