/** pluginv2.proto → src/proto/generated. `--out DIR` writes elsewhere (the test compares the bytes). */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const home = fileURLToPath(new URL('..', import.meta.url));
const flag = process.argv.indexOf('--out');
const out = flag > 0 ? process.argv[flag + 1] : join(home, 'src/proto/generated');

// buf's own launcher needs an install script; the package of the platform, which it depends on, holds the program itself.
const program = `@bufbuild/buf-${process.platform}-${process.arch}/bin/buf${process.platform === 'win32' ? '.exe' : ''}`;
const buf = createRequire(require.resolve('@bufbuild/buf/package.json')).resolve(program);
const plugin = require.resolve('ts-proto/protoc-gen-ts_proto');

const template = {
  version: 'v2',
  plugins: [
    {
      local: [process.execPath, plugin],
      out,
      opt: [
        'esModuleInterop=true',
        'importSuffix=.ts',
        'outputServices=none',
        'outputJsonMethods=false',
        'enumsAsLiterals=true',
        'unrecognizedEnum=false',
        'env=browser',
        'useExactTypes=false',
      ],
    },
  ],
};
const work = mkdtempSync(join(tmpdir(), 'generate-'));
try {
  writeFileSync(join(work, 'buf.gen.json'), JSON.stringify(template));
  execFileSync(buf, ['generate', join(home, 'src/proto'), '--template', join(work, 'buf.gen.json')], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` },
  });
} finally {
  rmSync(work, { recursive: true });
}
