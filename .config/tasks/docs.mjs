// Writes the parts of docs/ that are made from code. `--check` compares instead and fails on a difference.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const folder = path.join(root, 'packages');

/** Every `*_ERRORS` table of a package's `src/errors.ts`, as a section. */
async function errorTables() {
  const sections = [];
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name, 'src/errors.ts');
    if (!existsSync(file)) continue;
    const tables = Object.entries(await import(pathToFileURL(file).href)).filter(([key]) => key.endsWith('_ERRORS'));
    const rows = tables.flatMap(([, table]) =>
      Object.entries(table).map(
        ([code, { status, source, title, fix }]) =>
          `| \`${code}\` | ${status} | ${source} | ${oneLine(title)} | ${oneLine(fix)} |`
      )
    );
    if (rows.length > 0)
      sections.push(
        `## ${name}\n\n| code | status | source | what happened | what to do |\n|---|---|---|---|---|\n${rows.join('\n')}`
      );
  }
  return sections.join('\n\n');
}

const oneLine = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ')
    .trim();

const pages = {
  'docs/errors.md': `# Errors

Codes are permanent. \`status\` is HTTP-like; \`source\` says whose fault it is: \`plugin\` (ours, or the request's) or \`downstream\` (AWS,
a file, the database). Made from the \`errors.ts\` tables by \`npm run docs\`.

${await errorTables()}
`,
};

const check = process.argv.includes('--check');
let stale = 0;
for (const [name, text] of Object.entries(pages)) {
  const file = path.join(root, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    console.error(`${name} is not what the code says. Run "npm run docs" and commit the result.`);
    stale += 1;
  } else {
    writeFileSync(file, text);
    console.log(`wrote ${name}`);
  }
}
process.exit(stale > 0 ? 1 : 0);
