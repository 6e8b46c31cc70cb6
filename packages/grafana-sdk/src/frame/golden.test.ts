import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonical, parseCells } from '../../test/canonical.ts';
import { decodeArrow } from './arrow/decode.ts';
import { encodeArrow } from './arrow/encode.ts';
import { parseExact } from './json/parse-exact.ts';
import { frameFromJson } from './json/read.ts';
import { frameToJson } from './json/write.ts';

// Frames that the Go SDK wrote; see PROVENANCE.md beside them.
const home = fileURLToPath(new URL('../../testdata/golden', import.meta.url));
const names = readdirSync(home)
  .filter((name) => name.endsWith('.arrow'))
  .map((name) => name.replace('.arrow', ''));
const read = (name: string): string => readFileSync(join(home, name), 'utf8');

test('all six are there', () =>
  expect(names).toEqual(['full', 'gaps', 'no-fields', 'no-rows', 'same-names', 'thousand']));

test.each(names)('%s: the Arrow file of the Go SDK reads as the Go SDK reads it', (name) => {
  const expected = parseCells(JSON.parse(read(`${name}.canonical.json`)));
  const frame = decodeArrow(readFileSync(join(home, `${name}.arrow`)));
  expect(parseCells(canonical(frame))).toEqual(expected);
  expect(parseCells(canonical(decodeArrow(encodeArrow(frame))))).toEqual(expected);
});

test.each(names)('%s: the frame JSON of the Go SDK reads the same, and ours says the same', (name) => {
  const text = read(`${name}.json`);
  const frame = decodeArrow(readFileSync(join(home, `${name}.arrow`)));
  expect(parseCells(canonical(frameFromJson(text)))).toEqual(parseCells(canonical(frame)));
  expect(parseExact(frameToJson(frame))).toEqual(parseExact(text));
});
