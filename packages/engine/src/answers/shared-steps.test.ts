import { sharedSteps } from './shared-steps.ts';

test('a step is made once while it is kept; the least recently used goes first', () => {
  const remember = sharedSteps(2);
  const made: string[] = [];
  const ask = (key: string) =>
    remember(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('a step that fails is not kept', () => {
  const remember = sharedSteps(2);
  const fail = () => {
    throw new Error('no');
  };
  expect(() => remember('a', fail)).toThrow('no');
  expect(remember('a', () => 1)).toBe(1);
});
