import type { EngineContext } from '../engine-context.ts';
import type { ConnectionSettings, HealthReport } from '../engine.ts';
import { day } from './words.ts';

/** Imported files need no reaching: the question is whether there are any. */
export async function filesHealth(
  { answers, dataDir, shared }: EngineContext,
  { id }: ConnectionSettings
): Promise<HealthReport> {
  const loads = (await answers.loads({ connections: ['import', id] })).filter(
    ({ closedAt, rows }) => closedAt === null && rows > 0
  );
  if (loads.length === 0) {
    const where = shared
      ? 'With the same SMARTCLOUDOPS_WAREHOUSE_URL and the same key as here: '
      : `On the machine where this runs: SMARTCLOUDOPS_DATA_DIR=${dataDir} `;
    return {
      status: 'error',
      message: `No bill has been imported yet. ${where}npx smartcloudops import FILE…`,
      details: shared ? {} : { dataDir },
    };
  }
  const from = Math.min(...loads.map((load) => load.from));
  const to = Math.max(...loads.map((load) => load.to));
  const rows = loads.reduce((sum, load) => sum + load.rows, 0);
  return {
    status: 'ok',
    message: `${loads.length} ${loads.length === 1 ? 'bill' : 'bills'} with ${rows} charges from ${day(from)} to ${day(to - 1)}.`,
    details: { bills: loads.length, rows, from: day(from), to: day(to - 1) },
  };
}
