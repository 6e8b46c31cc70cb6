import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function processes(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

/** Processes that `pid` started, and those that they started. */
export function descendants(pid: number): Process[] {
  const all = processes();
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

/** The backends of plugins below a process: what Grafana itself has started. */
export function backendsBelow(pid: number): number[] {
  const grafanas = new Set(
    descendants(pid)
      .filter(({ command }) => /bin\/grafana(\.exe)? server/.test(command))
      .map((each) => each.pid)
  );
  return descendants(pid)
    .filter(({ parent }) => grafanas.has(parent))
    .map((each) => each.pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Asks again until there is an answer. @throws Error that says what was waited for */
export async function until<Answer>(
  what: string,
  timeoutMs: number,
  ask: () => Promise<Answer | null | undefined | false> | Answer | null | undefined | false
): Promise<Answer> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s in vain: ${what}.`);
    await sleep(250);
  }
}
