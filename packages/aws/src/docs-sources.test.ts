import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { SOURCE_LIST } from './source-list.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/sources', import.meta.url));

const hours = (count: number) => `${count} ${count === 1 ? 'hour' : 'hours'}`;

test('every source has a page, and every page a source', () => {
  const names = SOURCE_LIST.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(readdirSync(FOLDER).toSorted()).toEqual(names.map((name) => `${name}.md`).toSorted());
});

test.each(SOURCE_LIST)('the page of $name says what the code does', (facts) => {
  const text = readFileSync(join(FOLDER, `${facts.name}.md`), 'utf8').replaceAll(/\s+/g, ' ');
  const { updatedEveryHours, delayHours } = facts.freshness;
  const said = [
    `\`${facts.name}\``,
    ...facts.permissions.map(({ action, why }) => `\`${action}\`, for ${why}`),
    `every ${hours(updatedEveryHours)}`,
    `up to ${hours(delayHours)} behind`,
    `sources: {"${facts.name}": false}`,
    `Source of prices and facts: ${facts.reference}.`,
  ];
  for (const part of said) expect(text).toContain(part);
  const price = text.slice(text.indexOf('| price |'), text.indexOf('| freshness |'));
  for (const { operation, price: dollars, freePerMonth } of facts.calls) {
    expect(price).toContain(`\`${operation}\``);
    expect(price).toContain(`$${dollars} per call`);
    if (freePerMonth !== null) expect(price).toContain(freePerMonth.toLocaleString('en-US'));
  }
});
