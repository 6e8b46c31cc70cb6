import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
const children: ChildProcess[] = [];

/** A process of `child.ts`, and its JSON lines as they come. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly lines: AsyncIterator<string>;
}

export function start(...args: string[]): Started {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** Waits until a process that loads for ever has handed over so many batches. */
export async function batches({ lines }: Started, count: number): Promise<void> {
  for await (const line of { [Symbol.asyncIterator]: () => lines }) {
    if ((JSON.parse(line) as { batch?: number }).batch === count) return;
  }
  throw new Error('The process ended before.');
}

/** Ends whatever still runs. */
export function endChildren(): void {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}
