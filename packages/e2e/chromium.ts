import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The system's Chromium; null when there is none. */
export const chromiumPath = process.env['CHROMIUM'] ?? CANDIDATES.find((file) => existsSync(file)) ?? null;

/** Headless and silent towards the network: everything the tests need is on loopback. */
export function launchChromium(): Promise<Browser> {
  if (!chromiumPath)
    throw new Error('There is no Chromium on this machine (Debian: apt-get install chromium; or set CHROMIUM).');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * `describe` where a peer is installed. Where it is not, one line says what is skipped and why; in CI its absence is a failure.
 */
export function describeWith(peer: string, present: boolean, name: string, body: () => void): void {
  if (present) return describe(name, body);
  if (process.env['CI']) {
    return describe(name, () => {
      test(`${peer} is installed in CI`, () => {
        throw new Error(`${peer} is missing; .ci/run installs it.`);
      });
    });
  }
  process.stderr.write(`skipped: ${name} (${peer} is not installed)\n`);
  describe.skip(name, body);
}
