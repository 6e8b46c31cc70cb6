/**
 * Our example plugin against the same plugin written with the Go SDK: `npm run bench:backend -- [--rounds 5] [--millis 2000] [--json]`.
 * One Go program drives both over go-plugin's gRPC, in turns within one run. Ours runs as it ships: one bundle on Node.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { ask, buildPeer } from '../test/contract/peer.ts';
import { launcher } from '../test/wave.ts';
import type { Load } from './compare.ts';
import { compare, report } from './compare.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean' },
    rounds: { type: 'string', default: '5' },
    millis: { type: 'string', default: '2000' },
    starts: { type: 'string', default: '7' },
    rows: { type: 'string', default: '100,1000,10000' },
    parallel: { type: 'string', default: '1,20' },
  },
});
const numbers = (text: string): number[] => text.split(',').map(Number);

const peer = buildPeer();
if ('missing' in peer) throw new Error(`The yardstick is missing: ${peer.missing}. Install Go to run this benchmark.`);

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const bundle = join(folder, 'plugin.mjs');
await build({
  entryPoints: [fileURLToPath(new URL('../examples/wave/main.ts', import.meta.url))],
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  outfile: bundle,
  // The dependencies are CommonJS and call require.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const ours = launcher(`"${process.execPath}" "${bundle}"`);
const go = launcher(`"${peer.command}" plugin`);
try {
  const load = ask<Load>(peer, ['load'], {
    plugins: { go: go.command, ours: ours.command },
    rows: numbers(options.rows),
    parallel: numbers(options.parallel),
    rounds: Number(options.rounds),
    millis: Number(options.millis),
    starts: Number(options.starts),
  });
  report(compare(load), options.json ?? false);
} finally {
  ours.remove();
  go.remove();
  rmSync(folder, { recursive: true });
}
