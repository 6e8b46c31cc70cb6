// Builds the backend's executable: build.mjs [--outdir DIR] [--production]
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { bundle } from './build/bundle.mjs';
import { copyNative } from './build/copy-native.mjs';
import { writeLauncher } from './build/launcher.mjs';
import { buildExecutable } from './build/single-executable.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * `outdir/gpx_smartcloudops_analytics_<os>_<arch>` and `outdir/backend/` with what it needs.
 * Development: a launcher of this checkout's Node. Production: one executable with the program inside.
 */
export async function buildBackend({ outdir, production = false }) {
  // The executable is made of the Node that builds it.
  if (Number(process.versions.node.split('.')[0]) < 26) {
    throw new Error(
      `The backend is built with Node 26; this is ${process.version}. Use "npm run build", which brings it.`
    );
  }
  const backend = path.join(outdir, 'backend');
  await bundle({ source: here, outdir: backend, production });
  copyNative({ outdir: backend, everything: production });
  if (production) return buildExecutable({ outdir, backend });
  return writeLauncher({ outdir, backend });
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      outdir: { type: 'string', default: path.join(here, '..', 'dist') },
      production: { type: 'boolean', default: false },
    },
  });
  const start = performance.now();
  const executable = await buildBackend({ outdir: path.resolve(values.outdir), production: values.production });
  console.log(
    `backend    ${path.relative(process.cwd(), executable)} (${((performance.now() - start) / 1000).toFixed(1)} s)`
  );
}
