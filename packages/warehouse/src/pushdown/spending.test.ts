import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DAY_MS, HOUR_MS, formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { FOCUS_TABLE, pushdownWarehouse } from './index.ts';
import { duckdbEngine, writeParquet } from '../../test/duckdb-engine.ts';
import type { DuckdbEngine } from '../../test/duckdb-engine.ts';
import { NOVEMBER, OCTOBER, SEPTEMBER, charge, delivery, money, question } from '../conformance/fixtures.ts';
import { openSqliteWarehouse } from '../sqlite/index.ts';
import type { Warehouse } from '../warehouse.ts';

jest.setTimeout(30_000);

const HOURS = [0, 5, 30, 52, 700].map((hour) => SEPTEMBER + hour * HOUR_MS);
const service = (ServiceName: string) => ({ ServiceName, Tags: { team: 'a' }, ResourceId: `${ServiceName}-1` });
const ROWS = [
  ...HOURS.map((at) => charge(at, '1.5', service('S3'))),
  ...HOURS.map((at) => charge(at + 30 * DAY_MS, '2.25', service('EC2'))),
];

interface Scene {
  readonly engine: DuckdbEngine;
  readonly base: Warehouse;
  readonly pushed: Warehouse;
  /** As another process has it, with a memory of its own. */
  another(): Warehouse;
  readonly now: { at: number };
  readonly folder: string;
}

/** @param cap US dollars a month */
const using =
  (cap: string | null, scene: (given: Scene) => Promise<void>): (() => Promise<void>) =>
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'push-down-'));
    const bill = path.join(folder, 'bill');
    await writeParquet(bill, [ROWS]);
    const engine = await duckdbEngine(bill);
    const now = { at: Date.now() };
    const clock = () => now.at;
    const base = openSqliteWarehouse({ path: path.join(folder, 'base.db'), clock });
    const open = () => ({
      ...{ connection: 'athena', engine, table: engine.table, dialect: FOCUS_TABLE, cap, maxBytes: 1e10 },
    });
    const another = () =>
      pushdownWarehouse(base, async () => [{ connection: 'athena', source: 'duckdb', settings: '', open }], clock);
    try {
      await scene({ engine, base, pushed: another(), another, now, folder: bill });
    } finally {
      await base.close();
      await engine.close();
      rmSync(folder, { recursive: true });
    }
  };

const by = (...groupBy: ('ServiceName' | 'RegionId' | 'Tags.team' | 'ResourceId')[]) => question({ groupBy });
const spent = async ({ journal }: Warehouse) =>
  formatDecimal(
    (await journal.ledger('athena', 0, 2 ** 53)).reduce((sum, { price }) => sum + (parseDecimal(price) ?? 0n), 0n)
  );

test(
  'a dashboard is one round to the engine, whoever asks, until the data change',
  using(null, async ({ pushed, another, engine, now }) => {
    const panels = [by(), by('ServiceName'), by('RegionId'), { ...by('ServiceName'), grain: 'day' as const }];
    await Promise.all(panels.map((panel) => pushed.costs.aggregate(panel)));
    const round = engine.asked.length;
    // Which files there are, what they span, and sums by day.
    expect(round).toBe(3);
    for (const metric of ['EffectiveCost', 'ListCost'] as const)
      await pushed.costs.aggregate({ ...by('ServiceName'), metric, to: now.at });
    await another().costs.aggregate(by('ServiceName'));
    expect(engine.asked.length).toBe(round);
    // An hour later the files are looked at, and nothing else.
    now.at += HOUR_MS;
    await another().costs.aggregate(by('ServiceName'));
    expect(engine.asked.slice(round).map(({ sql }) => sql.includes('"$path"'))).toEqual([true]);
  })
);

test(
  'a month that is delivered again is asked for again, and only that',
  using(null, async ({ pushed, engine, now, folder }) => {
    const version = await pushed.costs.dataVersion();
    await pushed.costs.aggregate(by('ServiceName'));
    const round = engine.asked.length;
    await writeParquet(folder, [[charge(OCTOBER, '100', service('EC2'))]], { name: 'part-1' });
    expect(await pushed.costs.dataVersion()).toBe(version);
    now.at += HOUR_MS;
    expect(await pushed.costs.dataVersion()).toBeGreaterThan(version);
    const { cells } = await pushed.costs.aggregate(by('ServiceName'));
    expect(cells.map(({ keys, amount }) => [keys[0], amount])).toEqual([
      ['EC2', money('111.25')],
      ['S3', money('7.5')],
    ]);
    const again = engine.asked.slice(round).filter(({ sql }) => !sql.includes('"$path"'));
    expect(again).toHaveLength(2);
    for (const { sql } of again) expect(sql).not.toContain("'2024-09'");
  })
);

test(
  'what a query scanned is what is booked',
  using('0.002', async ({ base, pushed, engine }) => {
    await pushed.costs.aggregate(by('ServiceName', 'ResourceId'));
    const booked = await base.journal.ledger('athena', 0, 2 ** 53);
    expect(booked.map(({ source, operation, state }) => [source, operation, state])).toEqual(
      engine.asked.map(() => ['duckdb', 'duckdb:query', 'billed'])
    );
    expect(booked.map(({ price }) => price)).toEqual(
      engine.asked.map(({ bytesScanned }) => engine.price(bytesScanned))
    );
  })
);

test(
  'two processes that ask the same at once ask once',
  using(null, async ({ pushed, another, engine }) => {
    const both = [pushed, another(), another()].map(({ costs }) => costs.aggregate(by('ServiceName')));
    const [one, ...others] = await Promise.all(both);
    for (const other of others) expect(other.cells).toEqual(one?.cells);
    expect(engine.asked).toHaveLength(3);
  })
);

test.each([
  ['is not known stays booked at its bound', {}, 'pending', '0.000457764'],
  ['was to be stopped is booked at what it scanned', { bytesScanned: 30 * 2 ** 20 }, 'billed', '0.000143051'],
  ['was refused costs nothing', { bytesScanned: 0 }, 'not-billed', '0.000457764'],
])('a query whose fate %s', (_, fate, state, price) =>
  using(null, async ({ base, engine, now }) => {
    const query = async () => {
      throw Object.assign(new Error('It came to nothing'), fate);
    };
    const open = () => ({
      ...{ connection: 'b', engine: { ...engine, query }, table: engine.table, dialect: FOCUS_TABLE },
      ...{ cap: null, maxBytes: 1e10 },
    });
    const tables = async () => [{ connection: 'b', source: 'duckdb', settings: '', open }];
    const { costs } = pushdownWarehouse(base, tables, () => now.at);
    await expect(costs.aggregate(by())).rejects.toThrow(/It came to nothing\./);
    expect(await base.journal.ledger('b', 0, 2 ** 53)).toMatchObject([{ state, price }]);
  })()
);

test(
  'without a budget nothing is asked, and the message says why',
  using('0', async ({ base, pushed, engine }) => {
    await expect(pushed.costs.aggregate(by())).rejects.toThrow(
      expect.objectContaining({
        code: 'WAREHOUSE_BUDGET_REACHED',
        message: expect.stringMatching(/connection "athena" leaves no room for a query of duckdb .* up to \$0\.0004/),
      })
    );
    expect(await pushed.costs.dataVersion()).toBe(0);
    expect(engine.asked).toEqual([]);
    expect(await spent(base)).toBe('0');
  })
);

test(
  'at the cap what is stored answers, and says so; what is not is refused',
  using('0.0008', async ({ base, pushed, another, engine, now, folder }) => {
    const before = await pushed.costs.aggregate(by('ServiceName'));
    // A kilobyte of Parquet is charged as ten megabytes, so that there is room for a few queries only.
    for (let day = 0; day < 20; day += 1)
      await pushed.costs
        .aggregate({ ...by('ResourceId'), from: SEPTEMBER + day * HOUR_MS })
        .catch((error: unknown) => expect(error).toMatchObject({ code: 'WAREHOUSE_BUDGET_REACHED' }));
    const asked = engine.asked.length;
    expect(Number(await spent(base))).toBeLessThanOrEqual(0.0008);
    await writeParquet(folder, [[charge(OCTOBER, '100', service('EC2'))]], { name: 'part-1' });
    now.at += 2 * HOUR_MS;
    const { cells, coverage } = await another().costs.aggregate(by('ServiceName'));
    expect(cells).toEqual(before.cells);
    expect(coverage.notices).toEqual([expect.stringMatching(/leaves no room .* Shown is the table of \d{4}-/)]);
    await expect(pushed.costs.aggregate(by('Tags.team'))).rejects.toMatchObject({ code: 'WAREHOUSE_BUDGET_REACHED' });
    expect(engine.asked.length).toBe(asked);
  })
);

test(
  'while the engine fails what is stored answers, and nothing is charged',
  using(null, async ({ base, pushed, engine, now }) => {
    engine.fail('The table is gone');
    await expect(pushed.costs.aggregate(by())).rejects.toThrow(/duckdb did not answer: The table is gone\./);
    engine.fail(null);
    now.at += HOUR_MS;
    const { cells } = await pushed.costs.aggregate(by('ServiceName'));
    engine.fail('The table is gone');
    now.at += HOUR_MS;
    const later = await pushed.costs.aggregate(by('ServiceName'));
    expect(later.cells).toEqual(cells);
    expect(later.coverage.notices).toEqual([expect.stringMatching(/The table is gone\. .*Shown is the table of/)]);
    const states = (await base.journal.ledger('athena', 0, 2 ** 53)).map(({ state }) => state);
    expect(states.filter((state) => state !== 'billed')).toEqual(['not-billed', 'not-billed']);
  })
);

test(
  'where an engine does not tell files, all is asked again every six hours',
  using(null, async ({ base, engine, now }) => {
    const query: typeof engine.query = async (sql, options) => {
      if (sql.includes('"$path"'))
        throw Object.assign(new Error("COLUMN_NOT_FOUND: Column '$path' cannot be resolved"), { bytesScanned: 0 });
      return engine.query(sql, options);
    };
    const blind = { ...engine, query, close: async () => undefined };
    const open = () => ({
      ...{ connection: 'b', engine: blind, table: engine.table, dialect: FOCUS_TABLE, cap: null, maxBytes: 1e10 },
    });
    const tables = async () => [{ connection: 'b', source: 'duckdb', settings: '', open }];
    const { costs } = pushdownWarehouse(base, tables, () => now.at);
    expect((await costs.aggregate(by('ServiceName'))).cells).toHaveLength(2);
    const round = engine.asked.length;
    now.at += 5 * HOUR_MS;
    await costs.aggregate(by('ServiceName'));
    expect(engine.asked.length).toBe(round);
    now.at += HOUR_MS;
    expect((await costs.aggregate(by('ServiceName'))).cells).toHaveLength(2);
    expect(engine.asked.length).toBe(2 * round);
  })
);

test(
  'a table knows the present only',
  using(null, async ({ pushed, now }) => {
    const present = await pushed.costs.aggregate({ ...by(), asOf: now.at + 1000 });
    expect(present.cells).toHaveLength(1);
    await expect(pushed.costs.aggregate({ ...by(), asOf: SEPTEMBER })).rejects.toMatchObject({
      code: 'WAREHOUSE_NO_HISTORY',
    });
  })
);

test(
  'other connections are answered from the base, and added up with the table',
  using(null, async ({ base, pushed }) => {
    await base.costs.load(delivery({ connection: 'files' }), [[charge(SEPTEMBER, '4', service('S3'))]]);
    const cut = delivery({ connection: 'athena', source: 'cost-explorer', dimensions: ['ServiceName'] });
    await pushed.costs.load(cut, [[charge(SEPTEMBER, '99', service('S3'))]]);
    const amounts = async (known = {}) =>
      (await pushed.costs.aggregate({ ...by('ServiceName'), ...known })).cells.map(({ keys, amount }) => [
        keys[0],
        amount,
      ]);
    expect(await amounts()).toEqual([
      ['S3', money('11.5')],
      ['EC2', money('11.25')],
    ]);
    expect(await amounts({ connections: ['athena'], to: OCTOBER })).toEqual([['S3', money('7.5')]]);
    expect(await amounts({ connections: ['files'] })).toEqual([['S3', money('4')]]);
    expect(await amounts({ source: 'cost-explorer' })).toEqual([['S3', money('99')]]);
    expect(await amounts({ source: 'duckdb', to: NOVEMBER })).toHaveLength(2);
    const ask = { connections: null, dimension: 'ServiceName', from: SEPTEMBER, to: NOVEMBER, limit: 9 } as const;
    expect(await pushed.costs.dimensionValues(ask)).toEqual(['S3', 'EC2']);
    const mixed = delivery({ connection: 'files', contentHash: 'euro' });
    await base.costs.load(mixed, [[charge(SEPTEMBER, '1', { BillingCurrency: 'EUR' })]]);
    await expect(amounts()).rejects.toMatchObject({ code: 'WAREHOUSE_CURRENCY_MIX' });
    await expect(pushed.costs.load(delivery({ connection: 'athena' }), [ROWS])).rejects.toMatchObject({
      code: 'WAREHOUSE_READ_ELSEWHERE',
    });
  })
);

test(
  'settings that cannot be used trouble nobody else',
  using(null, async ({ base, now }) => {
    await base.costs.load(delivery({ connection: 'files' }), [ROWS]);
    const open = () => {
      throw new Error('There is no region.');
    };
    const tables = async () => [{ connection: 'b', source: 'duckdb', settings: '', open }];
    const { costs } = pushdownWarehouse(base, tables, () => now.at);
    expect((await costs.aggregate({ ...by(), connections: ['files'] })).cells).toHaveLength(1);
    expect([await costs.loads(['b']), await costs.dataVersion()]).toEqual([[], await base.costs.dataVersion()]);
    await expect(costs.aggregate({ ...by(), connections: ['b'] })).rejects.toThrow(/There is no region\./);
    const all = await costs.aggregate(by());
    expect(all.cells).toHaveLength(1);
    expect(all.coverage.notices).toEqual([expect.stringMatching(/Without .* "b"\. .* There is no region\./)]);
    expect(await costs.tagKeys(null)).toEqual(['team']);
  })
);

test(
  'a table that is no bill is told by what it lacks',
  using(null, async ({ base, engine, now }) => {
    const columns = async () => [{ name: 'billedcost', type: 'boolean' }];
    const table = { ...engine, columns, close: async () => undefined };
    const open = () => ({
      ...{ connection: 'b', engine: table, table: engine.table, dialect: FOCUS_TABLE, cap: null, maxBytes: 1e10 },
    });
    const pushed = pushdownWarehouse(
      base,
      async () => [{ connection: 'b', source: 'duckdb', settings: '', open }],
      () => now.at
    );
    await expect(pushed.costs.aggregate(by())).rejects.toThrow(
      /bill\.charges is no FOCUS bill: it lacks EffectiveCost, .*; billedcost \(boolean\) cannot be read/
    );
  })
);
