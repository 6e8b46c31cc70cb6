import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { carryLibraries } from './carry-libraries.mjs';
import { executableName } from './launcher.mjs';
import { hasTool } from './tool.mjs';

/**
 * One executable: this Node, without its symbols, with the program and its compiled code inside. Worker threads and native parts
 * lie in `backend/` beside it, on Linux the C++ libraries in `lib/`.
 */
export function buildExecutable({ outdir, backend }) {
  const work = mkdtempSync(path.join(tmpdir(), 'gpx-'));
  try {
    // Stripping after the program was put in would break it.
    const base = path.join(work, 'node');
    copyFileSync(process.execPath, base);
    chmodSync(base, 0o755);
    if (process.platform === 'linux' && hasTool('strip')) execFileSync('strip', [base]);
    if (process.platform === 'linux') carryLibraries({ base, outdir });
    const output = path.join(outdir, executableName());
    rmSync(output, { force: true });
    const config = path.join(work, 'sea.json');
    writeFileSync(
      config,
      JSON.stringify({
        main: path.join(backend, 'main.cjs'),
        output,
        executable: base,
        useCodeCache: true,
        useSnapshot: false,
        disableExperimentalSEAWarning: true,
        // NODE_OPTIONS of the host must not put code into the plugin.
        execArgvExtension: 'none',
      })
    );
    execFileSync(process.execPath, ['--build-sea', config], { stdio: ['ignore', 'ignore', 'inherit'] });
    chmodSync(output, 0o755);
    rmSync(path.join(backend, 'main.cjs'));
    return output;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
