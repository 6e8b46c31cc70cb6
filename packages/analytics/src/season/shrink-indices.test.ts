import { seasonalIndices } from './classical-decomposition.ts';
import { shrinkIndices } from './shrink-indices.ts';

function noise(): () => number {
  let state = 3;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32 - 0.5;
}
const shrunk = (y: readonly number[]) => shrinkIndices(y, seasonalIndices(y, 12, 'additive'));
const series = (height: number) => {
  const random = noise();
  return Array.from({ length: 72 }, (_, t) => 100 + height * Math.sin((2 * Math.PI * t) / 12) + 10 * random());
};

test('a clear season is kept, noise is shrunk away', () => {
  const clear = shrunk(series(40));
  expect(clear.strength).toBeGreaterThan(0.97);
  expect(clear.indices[3]).toBeGreaterThan(36);
  const none = shrunk(series(0));
  expect(none.strength).toBeLessThan(0.5);
  expect(Math.max(...none.indices.map(Math.abs))).toBeLessThan(3);
});

test('a season of three phases cannot be shrunk and says no strength', () => {
  const y = Array.from({ length: 30 }, (_, t) => 10 + (t % 3));
  const own = seasonalIndices(y, 3, 'additive');
  expect(shrinkIndices(y, own)).toEqual({ ...own, strength: 0 });
});
