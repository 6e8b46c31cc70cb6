import { answerCache } from './answer-cache.ts';

test('remembers while the data stay the same', () => {
  const cache = answerCache(10);
  let made = 0;
  const ask = (version: number) => cache.get(version, 'q', () => ++made);
  expect([ask(1), ask(1), ask(2), ask(2)]).toEqual([1, 1, 2, 2]);
  expect([cache.hits, cache.misses]).toEqual([2, 2]);
});

test('forgets what was used least recently', () => {
  const cache = answerCache(2);
  const asked: string[] = [];
  const ask = (key: string) => cache.get(1, key, () => asked.push(key));
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('does not remember a failure', () => {
  const cache = answerCache(2);
  expect(() =>
    cache.get(1, 'q', () => {
      throw new Error('no');
    })
  ).toThrow('no');
  expect(cache.get(1, 'q', () => 'yes')).toBe('yes');
});
