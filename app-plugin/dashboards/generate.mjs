// Writes the dashboards' JSON from src/dashboards: generate.mjs [--check]
// With --check it writes nothing, names the files that differ, and ends with 1 if there are any.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { dashboardFiles } from '../src/dashboards/outputs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const check = process.argv.includes('--check');
const files = await Promise.all(
  Object.entries(dashboardFiles()).map(async ([name, text]) => [
    name,
    await format(text, { parser: 'json', printWidth: 120 }),
  ])
);
const stale = files.filter(([name, text]) => {
  const file = path.join(root, name);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
for (const [name, text] of stale) {
  if (!check) writeFileSync(path.join(root, name), text);
  console.log(name);
}
process.exitCode = check && stale.length > 0 ? 1 : 0;
