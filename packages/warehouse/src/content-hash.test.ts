import fc from 'fast-check';

import { charge, SEPTEMBER } from './conformance/fixtures.ts';
import { randomRows } from './conformance/random-bill.ts';
import { contentHasher } from './content-hash.ts';
import type { FocusRow } from '@smartcloudops/focus';

const hash = (...batches: FocusRow[][]) => {
  const hasher = contentHasher();
  for (const batch of batches) hasher.add(batch);
  return hasher.digest();
};
const span = { from: SEPTEMBER, to: SEPTEMBER + 1e9 };

test('neither order nor batches nor the order of tags or columns count', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(40), fc.nat(40), (seed, count, at) => {
      const rows = randomRows(seed, count, span);
      const mirrored = rows.map((row) => ({
        ...Object.fromEntries(Object.entries(row).reverse()),
        Tags: row.Tags && Object.fromEntries(Object.entries(row.Tags).reverse()),
      })) as unknown as FocusRow[];
      expect(hash(mirrored.slice(at).reverse(), [], mirrored.slice(0, at))).toBe(hash(rows));
    }),
    { numRuns: 30 }
  );
});

test('every column counts, and so does how often a charge comes', () => {
  const [row] = randomRows(3, 1, span) as [FocusRow];
  const digests = Object.entries(row).map(([column, value]) => {
    const other =
      typeof value === 'bigint'
        ? value + 1n
        : typeof value === 'number'
          ? value + 1
          : typeof value === 'boolean'
            ? !value
            : value === null && /Cost|Quantity/.test(column)
              ? 0n
              : column === 'Tags'
                ? { a: 'b' }
                : 'other';
    return hash([{ ...row, [column]: other } as FocusRow]);
  });
  digests.push(hash([row]), hash([row, row]), hash([]));
  expect(new Set(digests).size).toBe(digests.length);
});

test('values cannot slide from one column into the next', () => {
  expect(hash([charge(SEPTEMBER, '1', { SubAccountId: 'a', SubAccountName: null })])).not.toBe(
    hash([charge(SEPTEMBER, '1', { SubAccountId: null, SubAccountName: 'a' })])
  );
});

test('is the same in every release', () => {
  expect(hash([charge(SEPTEMBER, '1.50', { Tags: { b: '2', a: '1' } })])).toMatchInlineSnapshot(
    `"1e426dc7bdd60783d10ef2f20962ccf0a09143658e9a74c991f39e5cb518aa4d"`
  );
});
