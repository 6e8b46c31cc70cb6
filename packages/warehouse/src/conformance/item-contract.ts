import { idsOf, stated, thing, things } from './item-fixtures.ts';
import type { Using } from './warehouse-contract.ts';
import type { ItemSelection, JsonValue } from '../item-store.ts';

const BAD_ROW = expect.objectContaining({ code: 'WAREHOUSE_BAD_ROW' });

export function itemContract(using: Using): void {
  describe('items', () => {
    test(
      'gives back what was delivered, to the last character',
      using(async ({ items }) => {
        const attributes: Record<string, JsonValue> = {
          ...{ text: '\u0000 "quoted" \\ \n ä 日本 😀 \u2028', empty: '', nothing: null, yes: true, no: false },
          ...{ money: '0.100000000000000000000000001', number: 0.1 + 0.2, whole: 2 ** 53 - 1, tiny: 5e-324, below: -7 },
          ...{ list: [1, [], {}, [null, 'a', { b: [] }]], deep: { z: 1, a: { ä: 'ö', '': 'a nameless field' } } },
          ...{ constructor: 'a name that objects have', 10: 'ten', 9: 'nine' },
        };
        const delivery = stated([thing('arn:aws:x:😀/ä', attributes), thing('b', {}, { name: null })]);
        expect(await items.write(delivery, 7)).toEqual({ added: 2, changed: 0, gone: 0 });
        const known = { connection: 'c', source: 'test', kind: 'thing', scope: '' };
        const moments = { firstSeenAt: 7, knownFrom: 7, knownTo: null };
        expect(await items.read(things, null)).toEqual(
          delivery.items.map((item) => ({ ...item, ...known, ...moments }))
        );
      })
    );

    test(
      'attributes of a megabyte, and ten thousand items at once, are kept',
      using(async ({ items }) => {
        const large = thing('large', { policy: `{"ä":"${'x'.repeat(1_000_000)}"}` });
        const many = Array.from({ length: 10_000 }, (_, i) => thing(`i-${i}`, { rank: i, state: 'on' }));
        expect(await items.write(stated([large, ...many]), 1)).toMatchObject({ added: 10_001 });
        expect(await items.write(stated([...many, large]), 2)).toEqual({ added: 0, changed: 0, gone: 0 });
        expect((await items.read({ ...things, ids: ['large'] }, null))[0]?.attributes).toEqual(large.attributes);
        expect(await items.read(things, null)).toHaveLength(10_001);
        expect(await items.write(stated(many.slice(1)), 3)).toEqual({ added: 0, changed: 0, gone: 2 });
      })
    );

    test(
      'what differs in no more than its spelling is the same',
      using(async ({ items }) => {
        await items.write(stated([thing('a', { x: 1, y: { p: [1, 2], q: null } })]), 1);
        const version = await items.dataVersion();
        const same = stated([thing('a', { y: { q: null, p: [1, 2] }, x: 1.0 })]);
        expect(await items.write(same, 2)).toEqual({ added: 0, changed: 0, gone: 0 });
        expect(await items.versions(things, 0, 9)).toMatchObject([{ knownFrom: 1, knownTo: null }]);
        expect(await items.kinds(null)).toMatchObject([{ deliveredAt: 2 }]);
        expect(await items.dataVersion()).toBe(version);
      })
    );

    test.each([
      ['an attribute', { attributes: { x: '1' } }],
      ['the order of a list', { attributes: { x: 1, list: [2, 1] } }],
      ['a field that comes', { attributes: { x: 1, list: [1, 2], more: null } }],
      ['the name', { name: 'another' }],
      ['the name that goes', { name: null }],
      ['the time', { at: 5 }],
    ])('%s makes another version', (_, change) =>
      using(async ({ items }) => {
        const before = thing('a', { x: 1, list: [1, 2] });
        await items.write(stated([before]), 1);
        expect(await items.write(stated([{ ...before, ...change }]), 2)).toEqual({ added: 0, changed: 1, gone: 0 });
        expect(await items.read(things, null)).toMatchObject([{ ...change, knownFrom: 2, firstSeenAt: 1 }]);
        expect(await items.read(things, 1)).toMatchObject([{ ...before, knownTo: 2 }]);
      })()
    );

    test(
      'an id twice, a broken time or a number that is none is refused, and nothing of the delivery is stored',
      using(async ({ items }) => {
        await items.write(stated([thing('a')]), 1);
        const version = await items.dataVersion();
        for (const bad of [
          [thing('x'), thing('y'), thing('x')],
          [thing('x', { n: NaN })],
          [thing('x', { n: [-Infinity] })],
          [thing('x', {}, { at: 0.5 })],
        ])
          await expect(items.write(stated(bad), 2)).rejects.toThrow(BAD_ROW);
        await expect(items.write(stated([thing('z')], { kind: 'other' }), 2)).resolves.toMatchObject({ added: 1 });
        await expect(items.write(stated([thing('z'), thing('z')], { kind: 'never' }), 2)).rejects.toThrow(
          /never z .*twice/
        );
        expect(idsOf(await items.read(things, null))).toEqual(['a']);
        expect((await items.kinds(null)).map(({ kind, deliveredAt }) => [kind, deliveredAt])).toEqual([
          ['other', 2],
          ['thing', 1],
        ]);
        expect(await items.dataVersion()).toBe(version + 1);
      })
    );

    test(
      'a delivery that states a part ends what it does not name in that part, and nothing else',
      using(async ({ items }) => {
        const of = (scope: string | null, ...ids: string[]) =>
          stated(
            ids.map((id) => thing(id)),
            { scope }
          );
        const present = async () => (await items.read(things, null)).map(({ id, scope }) => `${id}@${scope}`);
        await items.write(of('eu', 'a', 'b'), 1);
        await items.write(of('us', 'c', 'd'), 1);
        await items.write(of(null, 'e'), 1);
        expect(await items.write(of('eu', 'b'), 2)).toEqual({ added: 0, changed: 0, gone: 1 });
        expect(await present()).toEqual(['b@eu', 'c@us', 'd@us', 'e@null']);
        // Adding says nothing of who is missing, and takes nothing out of its part.
        expect(await items.write(stated([thing('c', { new: 1 })], { scope: null }), 3)).toEqual({
          added: 0,
          changed: 1,
          gone: 0,
        });
        expect(await present()).toEqual(['b@eu', 'c@us', 'd@us', 'e@null']);
        // The part that named an item last has it.
        expect(await items.write(of('eu', 'b', 'd', 'e'), 4)).toEqual({ added: 0, changed: 2, gone: 0 });
        expect(await items.write(of('us'), 5)).toEqual({ added: 0, changed: 0, gone: 1 });
        expect(await present()).toEqual(['b@eu', 'd@eu', 'e@eu']);
        // All of it is all of it.
        expect(await items.write(of('', 'd'), 6)).toEqual({ added: 0, changed: 1, gone: 2 });
        expect(await items.write(of('eu'), 7)).toEqual({ added: 0, changed: 0, gone: 0 });
        expect(await present()).toEqual(['d@']);
      })
    );

    test(
      'connections, sources and kinds end nothing of each other, and the same id in them is another item',
      using(async ({ items }) => {
        const streams = [{}, { connection: 'd' }, { source: 'other' }, { kind: 'budget' }];
        for (const [i, stream] of streams.entries())
          await items.write(stated([thing('a', { i }), thing('b')], stream), 1);
        await items.write(stated([thing('b')]), 2);
        expect(idsOf(await items.read(things, null))).toEqual(['a', 'b', 'b', 'a', 'b']);
        expect(await items.kinds(['c'])).toEqual([
          { connection: 'c', source: 'other', kind: 'thing', items: 2, deliveredAt: 1 },
          { connection: 'c', source: 'test', kind: 'budget', items: 2, deliveredAt: 1 },
          { connection: 'c', source: 'test', kind: 'thing', items: 1, deliveredAt: 2 },
        ]);
        expect(await items.kinds([])).toEqual([]);
        expect(await items.kinds(null)).toHaveLength(4);
      })
    );

    test(
      'nothing is an answer: a kind that was delivered without items is there, one that never was is not',
      using(async ({ items }) => {
        const before = await items.dataVersion();
        expect(await items.write(stated([]), 3)).toEqual({ added: 0, changed: 0, gone: 0 });
        expect(await items.kinds(null)).toEqual([
          { connection: 'c', source: 'test', kind: 'thing', items: 0, deliveredAt: 3 },
        ]);
        expect(await items.dataVersion()).toBeGreaterThan(before);
        expect(await items.read(things, null)).toEqual([]);
      })
    );

    test(
      'is chosen by connection, source, id and time of happening, in the order of connection, source and id',
      using(async ({ items }) => {
        const event = (id: string, at: number) => thing(id, {}, { at });
        await items.write(
          stated([event('e3', 30), event('e1', 10), event('e2', 20), thing('lasting')], { scope: null }),
          50
        );
        await items.write(
          stated([event('x', 20), thing('é'), thing('Z'), thing('10'), thing('9')], { connection: 'b' }),
          50
        );
        await items.write(stated([event('e1', 10)], { source: 'a', scope: null }), 50);
        const chosen = async (selection: Partial<ItemSelection>) =>
          (await items.read({ ...things, ...selection }, null)).map(
            ({ connection, source, id }) => `${connection}/${source}/${id}`
          );
        expect(await chosen({ connections: ['b'] })).toEqual([
          'b/test/10',
          'b/test/9',
          'b/test/Z',
          'b/test/x',
          'b/test/é',
        ]);
        expect(await chosen({ connections: [] })).toEqual([]);
        expect(await chosen({ ids: [] })).toEqual([]);
        expect(await chosen({ ids: ['e1', 'x', 'none', "'; DROP"] })).toEqual(['b/test/x', 'c/a/e1', 'c/test/e1']);
        expect(await chosen({ source: 'a' })).toEqual(['c/a/e1']);
        expect(await chosen({ happened: { from: 10, to: 30 } })).toEqual([
          'b/test/x',
          'c/a/e1',
          'c/test/e1',
          'c/test/e2',
        ]);
        expect(
          await chosen({ connections: ['c'], source: 'test', ids: ['e1', 'e2'], happened: { from: 20, to: 21 } })
        ).toEqual(['c/test/e2']);
        expect(await chosen({ happened: { from: 20, to: 20 } })).toEqual([]);
        expect(await chosen({ kind: 'thin' })).toEqual([]);
      })
    );

    test(
      'deliveries at once are stored one after the other',
      using(async ({ items }) => {
        const deliver = (part: string) =>
          items.write(
            stated(
              Array.from({ length: 50 }, (_, i) => thing(`${part}-${i}`)),
              { scope: part }
            ),
            1
          );
        const all = await Promise.all(['eu', 'us', 'eu', 'ap', 'us', 'eu'].map(deliver));
        expect(all.reduce((sum, { added }) => sum + added, 0)).toBe(150);
        expect(all.reduce((sum, { changed, gone }) => sum + changed + gone, 0)).toBe(0);
        expect(await items.versions(things, 0, 9)).toHaveLength(150);
      })
    );
  });
}
