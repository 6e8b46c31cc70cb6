// Writes the dashboards' JSON from src/dashboards: generate.mjs [--check]
// With --check it writes nothing, names the files that differ, and ends with 1 if there are any.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dashboardFiles } from '../src/dashboards/outputs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const check = process.argv.includes('--check');
const stale = Object.entries(dashboardFiles()).filter(([name, text]) => {
  const file = path.join(root, name);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
for (const [name, text] of stale) {
  if (!check) writeFileSync(path.join(root, name), text);
  console.log(name);
}
process.exitCode = check && stale.length > 0 ? 1 : 0;
