// Writes the dashboards' JSON: node app-plugin/dashboards/generate.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dashboardFiles } from './outputs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
for (const [file, text] of Object.entries(dashboardFiles())) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  console.log(file);
}
