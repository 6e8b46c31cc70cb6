/**
 * What organisations of different sizes cost us: `npm run bench:scale -- [--sizes 1:13,100:13,10000:1] [--repeat N] [--json]`; a size
 * is accounts:months. The twin makes each bill; it is loaded month by month into the embedded warehouse as shipped (encrypted), and the
 * questions of a dashboard about a month are asked through the engine. Beside it, the
 * push-down asks its export (DuckDB in the part of the engine, which is slow at that), and the pages of Cost Explorer that the same
 * organisation takes are counted: both up to the 500 accounts of one twin.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { createEngineHere } from '@smartcloudops/engine/here';
import { shiftPeriod } from '@smartcloudops/focus';

import { openWarehouse } from '../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../src/desks/warehouse-location.ts';
import { BILL_END, organisationBill } from './scale/company-bill.ts';
import { explorerCalls } from './scale/explorer-calls.ts';
import { pushDown } from './scale/push-down.ts';
import { monthQuestion, QUESTIONS } from './scale/questions.ts';
import { quantile, timeAll } from './warehouse/timings.ts';

const MOST_ACCOUNTS_OF_A_TWIN = 500;
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1:13,100:13,10000:1' },
    repeat: { type: 'string', default: '10' },
    json: { type: 'boolean' },
  },
});
const viewer = { name: 'bench', role: 'viewer', connections: null } as const;
const quiet = { debug() {}, info() {}, warn: console.warn, error: console.error };
const say = (text: string) => process.stderr.write(`${text}\n`);

const figures = [];
for (const size of options.sizes.split(',')) {
  const [accounts = 1, months = 1] = size.split(':').map(Number);
  say(`${accounts} accounts, ${months} months …`);
  figures.push(await measure(accounts, months));
}
console.table(figures);
if (options.json) console.log(JSON.stringify({ bench: 'scale', figures, machine: machine() }));
else console.log(machine());

async function measure(accounts: number, months: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'scale-bench-'));
  const dataDir = path.join(folder, 'data');
  try {
    const loaded = await load(dataDir, accounts, months);
    const asked = await ask(dataDir);
    const isSmall = accounts <= MOST_ACCOUNTS_OF_A_TWIN;
    const pushed = isSmall ? await pushDown(folder, accounts, Number(options.repeat)) : null;
    const explorer = isSmall ? await explorerCalls(accounts) : null;
    return {
      accounts,
      months,
      rowsAMonth: Math.round(loaded.rows / months),
      secondsAMonth: Math.round((loaded.seconds / months) * 10) / 10,
      megabytesAMonth: Math.round((loaded.bytes / months / 1e6) * 10) / 10,
      peakMegabytesOfMemory: Math.round(process.resourceUsage().maxRSS / 1e3),
      ...asked,
      pushDownFirstSeconds: pushed?.firstSeconds ?? null,
      pushDownP50Ms: pushed?.p50Ms ?? null,
      pushDownP95Ms: pushed?.p95Ms ?? null,
      pushDownScannedMegabytes: pushed?.scannedMegabytes ?? null,
      pushDownDollars: pushed?.dollars ?? null,
      explorerPagesFirstMonth: explorer?.firstMonth ?? null,
      explorerPagesADay: explorer?.dayAfter ?? null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds are the warehouse's own: what the twin takes to make the bill is left out. */
async function load(dataDir: string, accounts: number, months: number) {
  const warehouse = await openWarehouse(warehouseLocation({ dataDir }), Date.now);
  const started = performance.now();
  let [rows, making] = [0, 0];
  for (let month = months; month >= 1; month--) {
    const [from, to] = [shiftPeriod(BILL_END, 'month', -month), shiftPeriod(BILL_END, 'month', 1 - month)];
    const manifest = {
      ...{ connection: 'bench', source: 'bench-file', dimensions: null, origin: 'generated' },
      ...{ contentHash: String(from), restates: { from, to }, loadedAt: Date.now() },
    };
    rows += (await warehouse.costs.load(manifest, timed(organisationBill(accounts, from, to)))).rows;
  }
  const seconds = (performance.now() - started - making) / 1000;
  await warehouse.close();
  const bytes = readdirSync(dataDir).reduce((sum, name) => sum + statSync(path.join(dataDir, name)).size, 0);
  return { rows, seconds, bytes };

  function* timed<Batch>(batches: Iterator<Batch>): Generator<Batch> {
    for (;;) {
      const before = performance.now();
      const next = batches.next();
      making += performance.now() - before;
      if (next.done) return;
      yield next.value;
    }
  }
}

async function ask(dataDir: string) {
  const engine = await createEngineHere({ dataDir, logger: quiet, schedule: false });
  try {
    await engine.connect({ id: 'bench', name: 'Bench', kind: 'files' });
    const timings = await timeAll(QUESTIONS, Number(options.repeat), async ({ name, query }, time) => {
      const [frame] = await engine.query(monthQuestion(query, time * 1000), viewer);
      if (!frame?.fields.length) throw new Error(`"${name}" was not answered.`);
    });
    const panels = timings.filter(({ drillDown }) => !drillDown).flatMap(({ ms }) => ms);
    const drillDowns = timings.filter(({ drillDown }) => drillDown).flatMap(({ ms }) => ms);
    return {
      panelP50Ms: quantile(panels, 0.5),
      panelP95Ms: quantile(panels, 0.95),
      drillDownP50Ms: quantile(drillDowns, 0.5),
      drillDownP95Ms: quantile(drillDowns, 0.95),
    };
  } finally {
    await engine.close();
  }
}

function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}`;
}
