import { LEASE_SKEW_MS } from '../state-store.ts';
import type { Using } from './warehouse-contract.ts';

export function stateContract(using: Using): void {
  describe('state', () => {
    test(
      'keeps what is set',
      using(async ({ state }) => {
        expect(await state.get('a')).toBeNull();
        await state.set('a', '1');
        await state.set('a', '');
        expect(await state.get('a')).toBe('');
        await state.delete('a');
        await state.delete('a');
        expect(await state.get('a')).toBeNull();
      })
    );

    test(
      'lists by prefix, literally, sorted',
      using(async ({ state }) => {
        for (const key of ['x%b', 'x_b', 'xab', 'x%a', 'X%c', 'ä']) await state.set(key, key);
        expect((await state.list('x%')).map((entry) => entry.key)).toEqual(['x%a', 'x%b']);
        expect((await state.list('x_')).map((entry) => entry.key)).toEqual(['x_b']);
        expect(await state.list('ä')).toEqual([{ key: 'ä', value: 'ä' }]);
        expect(await state.list('')).toHaveLength(6);
        expect(await state.list('none')).toEqual([]);
      })
    );

    test(
      'a lease has one owner until it ends or is given back',
      using(async ({ state }) => {
        expect(await state.acquireLease('collect', 'a', 100, 1000)).toBe(true);
        expect(await state.acquireLease('collect', 'b', 100, 1099)).toBe(false);
        expect(await state.acquireLease('collect', 'a', 100, 1050)).toBe(true);
        expect(await state.acquireLease('collect', 'b', 100, 1149)).toBe(false);
        expect(await state.acquireLease('other', 'b', 100, 1000)).toBe(true);
        expect(await state.acquireLease('collect', 'b', 100, 1150)).toBe(true);
        await state.releaseLease('collect', 'a');
        expect(await state.acquireLease('collect', 'a', 100, 1151)).toBe(false);
        await state.releaseLease('collect', 'b');
        expect(await state.acquireLease('collect', 'a', 100, 1151)).toBe(true);
      })
    );

    test(
      'a lease that a clock far ahead has taken keeps nobody out for long',
      using(async ({ state }) => {
        await state.acquireLease('collect', 'a', 100, 1e12);
        expect(await state.acquireLease('collect', 'b', 100, 1e12 - LEASE_SKEW_MS)).toBe(false);
        expect(await state.acquireLease('collect', 'b', 100, 1e12 - LEASE_SKEW_MS - 1)).toBe(true);
        expect(await state.acquireLease('collect', 'a', 100, 1e12 - LEASE_SKEW_MS)).toBe(false);
      })
    );
  });
}
