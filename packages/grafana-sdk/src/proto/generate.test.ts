import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../..', import.meta.url));

test('generating again from the .proto gives the bytes that are checked in', () => {
  const out = mkdtempSync(join(tmpdir(), 'proto-'));
  try {
    execFileSync(process.execPath, [join(home, 'scripts/generate.mjs'), '--out', out], { stdio: 'pipe' });
    expect(readFileSync(join(out, 'pluginv2.ts'), 'utf8')).toBe(
      readFileSync(join(home, 'src/proto/generated/pluginv2.ts'), 'utf8')
    );
  } finally {
    rmSync(out, { recursive: true });
  }
});
