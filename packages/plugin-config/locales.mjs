// Collects the texts of a plugin's sources into src/locales/en-US/<plugin id>.json: locales.mjs [--check]
// With --check it writes nothing, names the files that differ, and ends with 1 if there are any.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { collectTexts } from './src/collect-texts.ts';
import { PLUGINS, root } from './src/plugins.mjs';

const check = process.argv.includes('--check');
let stale = 0;
for (const plugin of PLUGINS) {
  const file = path.join(plugin.folder, 'src/locales/en-US', `${plugin.id}.json`);
  const text = `${JSON.stringify(collectTexts(path.join(plugin.folder, 'src')), null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale += 1;
  console.log(path.relative(root, file));
  if (check) continue;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
process.exitCode = check && stale > 0 ? 1 : 0;
