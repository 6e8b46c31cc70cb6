import type { Using } from './warehouse-contract.ts';

export function stateContract(using: Using): void {
  describe('state', () => {
    test(
      'keeps what is set',
      using(({ state }) => {
        expect(state.get('a')).toBeNull();
        state.set('a', '1');
        state.set('a', '');
        expect(state.get('a')).toBe('');
        state.delete('a');
        state.delete('a');
        expect(state.get('a')).toBeNull();
      })
    );

    test(
      'lists by prefix, literally, sorted',
      using(({ state }) => {
        for (const key of ['x%b', 'x_b', 'xab', 'x%a', 'X%c', 'ä']) state.set(key, key);
        expect(state.list('x%').map((entry) => entry.key)).toEqual(['x%a', 'x%b']);
        expect(state.list('x_').map((entry) => entry.key)).toEqual(['x_b']);
        expect(state.list('ä')).toEqual([{ key: 'ä', value: 'ä' }]);
        expect(state.list('')).toHaveLength(6);
        expect(state.list('none')).toEqual([]);
      })
    );

    test(
      'a lease has one owner until it ends or is given back',
      using(({ state }) => {
        expect(state.acquireLease('collect', 'a', 100, 1000)).toBe(true);
        expect(state.acquireLease('collect', 'b', 100, 1099)).toBe(false);
        expect(state.acquireLease('collect', 'a', 100, 1050)).toBe(true);
        expect(state.acquireLease('collect', 'b', 100, 1149)).toBe(false);
        expect(state.acquireLease('other', 'b', 100, 1000)).toBe(true);
        expect(state.acquireLease('collect', 'b', 100, 1150)).toBe(true);
        state.releaseLease('collect', 'a');
        expect(state.acquireLease('collect', 'a', 100, 1151)).toBe(false);
        state.releaseLease('collect', 'b');
        expect(state.acquireLease('collect', 'a', 100, 1151)).toBe(true);
      })
    );
  });
}
