import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { collectTexts } from '../src/collect-texts.ts';

const root = path.join(import.meta.dirname, '../../..');
// Type stripping needs the Node of the workspace, whichever one runs the tests.
const node = path.join(root, 'node_modules/.bin/node');

test('the English texts for translators are those of the sources', () => {
  const check = process.env.UPDATE_GOLDEN ? [] : ['--check'];
  const { stdout, stderr } = spawnSync(node, ['packages/plugin-config/locales.mjs', ...check], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ stale: process.env.UPDATE_GOLDEN ? '' : stdout, stderr }).toEqual({ stale: '', stderr: '' });
});

describe('collecting texts', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'texts-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const source = (text: string) => writeFileSync(path.join(folder, 'a.tsx'), text);

  test('keys nest by their dots and are sorted', () => {
    source(`t('b.y', 'Two'); <p>{t('b.x', 'One {{n}}', { n })}</p>; t("a", "Three")`);
    expect(JSON.stringify(collectTexts(folder))).toBe('{"a":"Three","b":{"x":"One {{n}}","y":"Two"}}');
  });

  test.each([
    ['a key with two texts', `t('a', 'One'); t('a', 'Two')`, /"a" stands for two texts/],
    ['a text that is put together', 't(`a.${b}`, c)', /a\.tsx:1/],
  ])('%s is refused', (_what, text, message) => {
    source(text);
    expect(() => collectTexts(folder)).toThrow(message);
  });
});
