import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDist, RULES } from '../src/rules/index.ts';

const root = path.join(import.meta.dirname, '../../..');
const APP = path.join(root, 'app-plugin/dist');
const DISTS = [
  { plugin: 'app-plugin', folder: APP },
  { plugin: 'datasource-plugin', folder: path.join(APP, 'datasource') },
  { plugin: 'panel-plugin', folder: path.join(APP, 'panel') },
];
/** Bytes of script that a page loads before it can show anything of the plugin. */
const BUDGET = 60_000;

const built = DISTS.every(({ folder }) => existsSync(path.join(folder, 'plugin.json')));
if (!built && process.env.CI) throw new Error('The plugins are not built. Run `npm run build` first.');
if (!built) process.stderr.write('skipped: rules of the built plugins (they are not built; npm run build)\n');
const whenBuilt = built ? describe : describe.skip;

const versionOf = (plugin: string) =>
  (JSON.parse(readFileSync(path.join(root, plugin, 'package.json'), 'utf8')) as { version: string }).version;

whenBuilt('a built plugin', () => {
  const cases = DISTS.flatMap(({ plugin, folder }) => Object.keys(RULES).map((rule) => ({ plugin, folder, rule })));
  const withBackend = existsSync(path.join(root, 'datasource-plugin/backend/build.mjs'));

  test.each(cases.filter(({ rule }) => rule !== 'backend' || withBackend))(
    '$plugin keeps $rule',
    ({ plugin, folder, rule }) => {
      expect(RULES[rule]!(openDist(folder, versionOf(plugin)))).toEqual([]);
    }
  );

  test.each(DISTS)('$plugin is small and brings nothing that Grafana lends', ({ folder }) => {
    expect(statSync(path.join(folder, 'module.js')).size).toBeLessThan(BUDGET);
    const { sources } = JSON.parse(readFileSync(path.join(folder, 'module.js.map'), 'utf8')) as { sources: string[] };
    const packages = new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
    for (const lent of [
      'react',
      'react-dom',
      '@grafana/ui',
      '@grafana/data',
      '@grafana/runtime',
      'rxjs',
      'lodash',
      'i18next',
      'zod',
    ]) {
      expect(packages).not.toContain(lent);
    }
  });
});

whenBuilt('the rules', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(path.join(os.tmpdir(), 'plugin-'));
    cpSync(path.join(APP, 'panel'), copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  const change = (file: string, edit: (text: string) => string) =>
    writeFileSync(path.join(copy, file), edit(readFileSync(path.join(copy, file), 'utf8')));
  const breaks = (rule: string) => RULES[rule]!(openDist(copy, versionOf('panel-plugin')));

  test.each([
    ['idAndType', 'plugin.json', (text: string) => text.replace('-recommendations-panel"', '-recommendations-app"')],
    ['versions', 'plugin.json', (text: string) => text.replace(/"version": "[^"]+"/, '"version": "9.9.9"')],
    ['placeholders', 'README.md', (text: string) => `${text} %VERSION%`],
    ['papers', 'CHANGELOG.md', () => ''],
    [
      'license',
      'LICENSE',
      () => 'All rights reserved, whatever that is worth to anybody who reads this far into a license text.',
    ],
    ['logos', 'img/logo.svg', (text: string) => text.replace('<rect', '<script>1</script><rect')],
    ['sourceMaps', 'module.js.map', (text: string) => text.replace('"sources":["', '"sources":["/home/me/x.ts","')],
    [
      'manners',
      'module.js.map',
      (text: string) => text.replaceAll('export const plugin =', 'console.log(1); export const plugin ='),
    ],
    [
      'backend',
      'plugin.json',
      (text: string) => text.replace('"type"', '"backend": true, "executable": "gpx_x", "type"'),
    ],
    [
      'includes',
      'plugin.json',
      (text: string) =>
        text.replace('"type"', '"includes": [{ "type": "dashboard", "name": "x", "path": "no.json" }], "type"'),
    ],
    ['languages', 'plugin.json', (text: string) => text.replace('"en-US"', '"en-US", "de-DE"')],
  ] as const)('%s notices', (rule, file, edit) => {
    expect(breaks(rule)).toEqual([]);
    change(file, edit);
    expect(breaks(rule)).not.toEqual([]);
  });
});
