import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { hasTool } from './tool.mjs';

/** What Node needs beyond the C library. The Grafana image (Alpine with glibc's own parts) has none of them. */
const LIBRARIES = ['libstdc++.so.6', 'libgcc_s.so.1', 'libatomic.so.1'];

/** Lets the executable find its C++ libraries in `lib/` beside it, and puts them there. Must come before the program is put in. */
export function carryLibraries({ base, outdir }) {
  if (!hasTool('patchelf')) {
    console.warn(
      'backend    patchelf is not installed: this executable needs libstdc++, libgcc_s and libatomic from the system, which the Grafana image lacks.'
    );
    return;
  }
  const linked = execFileSync('ldd', [base], { encoding: 'utf8' });
  const lib = path.join(outdir, 'lib');
  mkdirSync(lib, { recursive: true });
  for (const name of LIBRARIES) {
    const [, found] = new RegExp(`${name.replaceAll(/[.+]/g, '\\$&')} => (\\S+)`).exec(linked) ?? [];
    if (!found) throw new Error(`${name} was not found by ldd; install it (Debian: libstdc++6 libgcc-s1 libatomic1).`);
    copyFileSync(realpathSync(found), path.join(lib, name));
  }
  execFileSync('patchelf', ['--set-rpath', '$ORIGIN/lib', base]);
}
