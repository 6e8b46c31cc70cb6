// Writes the dashboards' JSON from src/dashboards and the alert rules' YAML from src/alerting: generate.mjs [--check | --rules]
// With --check it writes nothing, names the files that differ, and ends with 1 if there are any. With --rules it writes nothing and
// prints the alert rules as JSON.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { alertingFiles, ruleGroups } from '../src/alerting/outputs.ts';
import { dashboardFiles } from '../src/dashboards/outputs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const check = process.argv.includes('--check');

if (process.argv.includes('--rules')) {
  console.log(JSON.stringify(ruleGroups().flatMap(({ groups }) => groups)));
} else {
  const files = await Promise.all(
    Object.entries({ ...dashboardFiles(), ...alertingFiles() }).map(async ([name, text]) => [
      name,
      await format(text, { parser: name.endsWith('.yaml') ? 'yaml' : 'json', printWidth: 120, singleQuote: true }),
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
}
