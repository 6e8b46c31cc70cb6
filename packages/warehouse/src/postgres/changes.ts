import type { Connections, Run } from './connections.ts';

type Part = 'metrics' | 'items' | 'forecasts';

/** Notes that answers of a part may differ from now on. */
export async function noteChange(run: Run, part: Part): Promise<void> {
  await run('UPDATE change SET version = version + 1 WHERE name = $1', [part]);
}

export async function versionOf({ query }: Connections, part: Part): Promise<number> {
  const [row] = await query<{ version: number }>('SELECT version FROM change WHERE name = $1', [part]);
  return row?.version ?? 0;
}
