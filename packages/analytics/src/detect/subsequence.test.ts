import { noise } from '../../testdata/planted.ts';
import { newSubsequences, pushSubsequence } from './subsequence.ts';

test('a shape never seen is far from every window of the past, a usual one is not', () => {
  const normal = noise(4);
  const state = newSubsequences(24);
  const distances = Array.from({ length: 1000 }, (_, t) => {
    const sine = Math.sin((2 * Math.PI * t) / 12);
    return pushSubsequence(state, 10 * (t < 950 ? sine : Math.sign(sine)) + 0.5 * normal());
  });
  expect(distances.slice(0, 24).every(Number.isNaN)).toBe(true);
  const usual = Math.max(...distances.slice(300, 950));
  expect(Math.max(...distances.slice(966))).toBeGreaterThan(2 * usual);
});
