import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import type { SqlCell } from '../../src/pushdown/index.ts';

const CLASS_PATH = path.resolve(__dirname, '../../../../node_modules/.cache/trino-peer/classpath');

/** A real Trino in a process of its own, with tables in memory. */
export interface Trino {
  /** One statement after the other. */
  run(sql: string): Promise<readonly (readonly SqlCell[])[]>;
  stop(): Promise<void>;
}

export async function startTrino(): Promise<Trino> {
  const child = spawn(
    'java',
    ['-Xmx1g', '-cp', readFileSync(CLASS_PATH, 'utf8').trim(), path.join(__dirname, 'TrinoPeer.java')],
    { stdio: ['pipe', 'pipe', 'ignore'] }
  );
  const waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (code) => {
      for (const { reject } of waiting) reject(new Error(`Trino ended with ${code}.`));
      resolve();
    })
  );
  // What its parts print besides is no JSON.
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (/^[[{]/.test(line)) waiting.shift()?.resolve(line);
  });
  async function run(sql: string): Promise<readonly (readonly SqlCell[])[]> {
    const line = await new Promise<string>((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(sql)}\n`);
    });
    const answer = JSON.parse(line) as readonly (readonly (readonly string[])[])[] | { readonly error: string };
    if ('error' in answer) throw Object.assign(new Error(answer.error), { bytesScanned: 0 });
    return answer.map((row) => row.map(([cell = null]) => cell));
  }
  return {
    run,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
