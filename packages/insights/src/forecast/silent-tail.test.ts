import { silentTail } from './silent-tail.ts';

const daily = Array.from({ length: 40 }, () => 12);

test('a seller that reports late is silent, not free', () => {
  expect(silentTail([...daily, 0, 0, 0], 20)).toBe(3);
});

test('what is final, what has long stopped, and what is not charged daily are as they are', () => {
  expect(silentTail([...daily, 0, 0, 0], 2)).toBe(0);
  expect(silentTail([...daily, ...new Array<number>(9).fill(0)], 20)).toBe(0);
  expect(silentTail(daily.map((v, t) => (t % 3 === 0 ? v : 0)).concat(0, 0), 20)).toBe(0);
  expect(silentTail(daily, 20)).toBe(0);
  expect(silentTail([0, 0], 20)).toBe(0);
});
