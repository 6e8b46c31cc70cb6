import { RECOMMENDATION_FIELDS, RECOMMENDATION_SCHEMA } from '@smartcloudops/contract';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../../..');
const REFERENCE = 'docs/reference/recommendation-frame.md';
const rows = Object.entries(RECOMMENDATION_FIELDS).map(
  ([name, { type, required, description }]) => `| \`${name}\` | ${type} | ${required ? 'yes' : 'no'} | ${description} |`
);

test.each([REFERENCE, 'panel-plugin/src/README.md'])('%s lists the fields as the contract has them', (file) => {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
  expect(lines.filter((line) => line.startsWith('| `'))).toEqual(rows);
});

test('the reference names the version', () => {
  expect(readFileSync(path.join(root, REFERENCE), 'utf8')).toContain(RECOMMENDATION_SCHEMA);
});
