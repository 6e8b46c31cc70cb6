import type { DataFrame } from '@smartcloudops/contract';

import type { EngineContext } from '../engine-context.ts';
import type { FirstContact } from '../health/first-contact.ts';
import { parseQuery } from '../parse-query.ts';
import { queryWithin } from './query-within.ts';

const timeRange = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
const frame: DataFrame = { name: 'cost', fields: [], meta: { type: 'timeseries-wide', typeVersion: [0, 1] } };
const rows = { accounts: ['1'], organizationalUnits: [], tags: {} };
const scope = { connections: null, clauses: [{ connections: ['bill'], rows }] };

async function asked(connections: readonly string[] | null, collecting: boolean): Promise<string> {
  const contact: FirstContact = {
    unfinished: async (ids) =>
      (ids ?? ['everything']).map((id) => ({
        ...{ collecting, coveredFrom: null },
        notice: { severity: 'warning', text: `${id}: arn:aws:iam::222222222222:user/x may not` },
      })),
  };
  const context = { answers: { within: async () => [frame] }, contact } as unknown as EngineContext & {
    readonly contact: FirstContact;
  };
  const query = parseQuery({ queryType: 'cost', timeRange });
  return JSON.stringify(await queryWithin(context, { scope, scopes: ['own'] }, { query, connections }, {}));
}

test('that data are missing is told within a scope, and why is for administrators', async () => {
  const told = await asked(['bill'], false);
  expect(told).toContain('An administrator sees why.');
  expect(told).not.toContain('222222222222');
  expect(await asked(['bill'], true)).toContain('bill: ');
});

test('of connections beyond the scope not even that is told', async () => {
  for (const connections of [['other'], null]) expect(await asked(connections, true)).not.toMatch(/other|everything/);
});
