import type { AccessPolicyInput } from '@smartcloudops/contract';
import { QUERY_TYPES } from '@smartcloudops/contract';
import { createEngineHere } from '@smartcloudops/engine/here';
import { frameToJson, parseQuery } from '@smartcloudops/engine';
import type { Engine, Principal } from '@smartcloudops/engine';
import fc from 'fast-check';

import { openWarehouse } from '../src/desks/open-warehouse.ts';
import { warehouseLocation } from '../src/desks/warehouse-location.ts';
import { queries, requests } from './adversary/inputs.ts';
import type { ApiDocument, RestInput } from './adversary/inputs.ts';
import {
  CANARY,
  NOW,
  OWN_ACCOUNT,
  plantBill,
  RIVAL_ACCOUNT,
  SHARED_ACCOUNT,
  SHOP,
  WEB,
} from './adversary/planted-bill.ts';
import { billFolder } from './bill.ts';

jest.setTimeout(300_000);

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const admin: Principal = { name: 'boss', role: 'admin', connections: null };
const POLICY: AccessPolicyInput = {
  scopes: [
    { name: 'own', who: { users: ['Ann'] }, allows: { connections: ['bill'], accounts: [OWN_ACCOUNT] } },
    { name: 'shop', who: { roles: ['editor'] }, allows: { connections: ['bill'], tags: { team: ['shop'] } } },
    {
      name: 'both',
      who: { teams: ['ops'] },
      allows: { connections: ['bill'], organizationalUnits: ['/Own'], tags: { team: ['shop', 'none'] } },
    },
    { name: 'other', who: { users: ['olga'] }, allows: { connections: ['elsewhere'] } },
  ],
  teams: { ops: ['otto'] },
};

interface World {
  readonly engine: Engine;
  close(): Promise<void>;
}

async function world(secret: number): Promise<World> {
  const { dataDir, remove } = billFolder();
  const clock = () => NOW;
  const engine = await createEngineHere({ dataDir, logger: silent, clock, schedule: false });
  const warehouse = await openWarehouse(warehouseLocation({ dataDir }), clock);
  await plantBill(warehouse, secret);
  await warehouse.close();
  for (const id of ['bill', 'other']) await engine.connect({ id, name: `Connection ${id}`, kind: 'files' });
  const where = [{ dimension: 'ResourceId', startsWith: [CANARY] }];
  const rules = {
    name: 'team',
    title: 'Team',
    rules: [
      { value: 'Them', where },
      { valueFrom: 'Tags.team', where: [] },
    ],
  };
  const budget = (id: string, name: string, more: object) => ({ id, name, amount: '50', currency: 'USD', ...more });
  const of = (account: string) => [{ dimension: 'SubAccountId', op: 'in', values: [account] }];
  for (const [path, body] of [
    ['allocations/team', rules],
    ['budgets/own', budget('own', 'Own', { connections: ['bill'], filters: of(OWN_ACCOUNT) })],
    ['budgets/rival', budget('rival', `${CANARY} budget`, { connections: ['bill'], filters: of(RIVAL_ACCOUNT) })],
    ['budgets/whole', budget('whole', `${CANARY} company`, { owner: CANARY })],
    ['access/scopes', { policy: POLICY }],
  ] as const) {
    const { status, text } = await send(engine, admin, 'PUT', `/api/v1/${path}`, body);
    if (status !== 200) throw new Error(text);
  }
  return { engine, close: async () => (await engine.close(), remove()) };
}

async function send(engine: Engine, principal: Principal, method: string, path: string, body?: unknown) {
  const init =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await engine.fetch(new Request(`http://rest${path}`, init), principal);
  return { status: response.status, text: await response.text() };
}

let here: World;
/** The same visible rows, beside other hidden ones. */
let elsewhere: World;
beforeAll(async () => {
  [here, elsewhere] = [await world(1), await world(2)];
});
afterAll(async () => {
  await here.close();
  await elsewhere.close();
});

/** Words that an answer must not hold, unless the question does. */
const VIEWERS: readonly { readonly principal: Principal; readonly hidden: readonly string[] }[] = [
  { principal: { name: 'ann', role: 'viewer', connections: null }, hidden: [SHOP, SHARED_ACCOUNT, RIVAL_ACCOUNT] },
  { principal: { name: 'ANN', role: 'viewer', connections: ['bill'] }, hidden: [SHOP, SHARED_ACCOUNT, RIVAL_ACCOUNT] },
  {
    principal: { name: 'ed', role: 'editor', connections: ['bill', 'other'] },
    hidden: [WEB, OWN_ACCOUNT, RIVAL_ACCOUNT],
  },
  { principal: { name: 'otto', role: 'viewer', connections: null }, hidden: [RIVAL_ACCOUNT] },
  {
    principal: { name: 'olga', role: 'viewer', connections: ['bill'] },
    hidden: [WEB, SHOP, OWN_ACCOUNT, SHARED_ACCOUNT],
  },
  { principal: { name: 'vic', role: 'viewer', connections: null }, hidden: [WEB, SHOP, OWN_ACCOUNT, SHARED_ACCOUNT] },
  {
    principal: { name: 'grafana_scheduler', role: 'viewer', kind: 'alerts', connections: ['bill'] },
    hidden: [WEB, SHOP, OWN_ACCOUNT, SHARED_ACCOUNT],
  },
];

/** Amounts of hidden rows are billions, and so is whatever is added up or averaged from them; moments (ms) of our days are not meant. */
const HUGE = /(?<![\d.])(?!1[67]\d{11}(?!\d))\d{10,}|\de\+[1-9]\d/i;
const ACCOUNTS = new RegExp([OWN_ACCOUNT, SHARED_ACCOUNT, RIVAL_ACCOUNT].join('|'), 'g');

function leaks(asked: string, answered: string, hidden: readonly string[]): readonly string[] {
  const words = ['Connection other', ...hidden].filter((word) => answered.includes(word) && !asked.includes(word));
  const [amount] = HUGE.exec(answered.replaceAll(ACCOUNTS, '')) ?? [];
  return [...words, ...(answered.toUpperCase().includes(CANARY) ? [CANARY] : []), ...(amount ? [amount] : [])];
}

async function query({ engine }: World, principal: Principal, model: unknown): Promise<string> {
  try {
    return JSON.stringify((await engine.query(parseQuery(model), principal)).map(frameToJson));
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    return JSON.stringify({ code, message });
  }
}

test('a budget is told of to whom all its charges are visible', async () => {
  const names = async (principal: Principal) =>
    [...(await send(here.engine, principal, 'GET', '/api/v1/analytics/budgets')).text.matchAll(/"id":"(\w+)"/g)].map(
      ([, id]) => id
    );
  const [ann, , ed, otto] = VIEWERS.map(({ principal }) => principal) as [Principal, Principal, Principal, Principal];
  expect(await names(admin)).toEqual(expect.arrayContaining(['own', 'rival', 'whole']));
  expect([await names(ann), await names(ed), await names(otto)]).toEqual([['own'], [], ['own']]);
});

/** Those who see nothing have less to hide behind, and are asked less often. */
const viewer = fc.oneof(...VIEWERS.map((one, i) => ({ weight: i < 4 ? 5 : 1, arbitrary: fc.constant(one) })));
const tally = new Map<string, number>();
const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);

test('7000 queries of every type show no row beyond the scope, and do not depend on one', async () => {
  await fc.assert(
    fc.asyncProperty(viewer, queries, fc.boolean(), async ({ principal, hidden }, model, twice) => {
      const asked = JSON.stringify(model);
      const answer = await query(here, principal, model);
      count(`${String(model['queryType'])} ${answer.startsWith('[') ? 'answered' : 'refused'}`);
      expect(leaks(asked, answer, hidden)).toEqual([]);
      if (twice) expect(await query(elsewhere, principal, model)).toBe(answer);
    }),
    { numRuns: 7000 }
  );
  for (const type of QUERY_TYPES) {
    const asked = [...tally].reduce((sum, [kind, times]) => (kind.startsWith(`${type} `) ? sum + times : sum), 0);
    expect({ type, asked: asked > 20 }).toEqual({ type, asked: true });
  }
});

test('3000 requests to every route show no row beyond the scope', async () => {
  const document = JSON.parse((await send(here.engine, admin, 'GET', '/api/v1/openapi.json')).text) as ApiDocument;
  const asked = requests(document);
  await fc.assert(
    fc.asyncProperty(viewer, asked, fc.boolean(), async ({ principal, hidden }, { method, path }: RestInput, twice) => {
      const { status, text } = await send(here.engine, principal, method, path, method === 'GET' ? undefined : {});
      expect(status).not.toBe(500);
      expect(leaks(path, text, hidden)).toEqual([]);
      if (twice)
        expect((await send(elsewhere.engine, principal, method, path, method === 'GET' ? undefined : {})).text).toBe(
          text
        );
    }),
    { numRuns: 3000 }
  );
});
