import type { DataFrame } from '@smartcloudops/contract';

import type { Unfinished } from '../health/first-contact.ts';
import { parseQuery } from '../parse-query.ts';
import { tellOfFirstContact } from './tell-of-first-contact.ts';

const timeRange = { from: '2024-09-01T00:00:00Z', to: '2024-10-01T00:00:00Z' };
const cost = parseQuery({ queryType: 'cost', timeRange });
const forecast = parseQuery({ queryType: 'cost-forecast', timeRange });
const own = { severity: 'warning', text: 'Import a bill first.' } as const;
const august = '2024-08-01T00:00:00.000Z';
const late = '2024-09-20T00:00:00.000Z';

function frame(from: string | null, rows: readonly number[] = [1]): DataFrame {
  return {
    name: 'cost',
    fields: from === null ? [] : [{ name: 'BilledCost', type: 'number', values: rows }],
    meta: { typeVersion: [0, 1], notices: [own], custom: { coverage: { from, to: null } } },
  };
}
function unfinished(collecting: boolean, from: string | null): Unfinished {
  const notice = { severity: collecting ? 'info' : 'warning', text: collecting ? 'collecting' : 'wrong key' } as const;
  return { collecting, notice, coveredFrom: from === null ? null : Date.parse(from) };
}
const texts = ({ meta }: DataFrame) => meta.notices?.map(({ text }) => text);

test('an empty frame says that history is on its way, and gives no advice to load what is being loaded', () => {
  expect(texts(tellOfFirstContact(frame(null), cost, [unfinished(true, null)], false))).toEqual(['collecting']);
});

test('what stands in the way comes before what to do', () => {
  expect(texts(tellOfFirstContact(frame(null), cost, [unfinished(false, null)], false))).toEqual([
    'wrong key',
    'Import a bill first.',
  ]);
});

test('a range that begins before what is collected so far says so; one within does not', () => {
  expect(texts(tellOfFirstContact(frame(late), cost, [unfinished(true, late)], false))).toEqual([
    'collecting',
    'Import a bill first.',
  ]);
  const whole = frame(august);
  expect(tellOfFirstContact(whole, cost, [unfinished(true, august)], false)).toBe(whole);
});

test('of two connections, the one that is not there yet is told of, although the other fills the range', () => {
  expect(texts(tellOfFirstContact(frame(august), cost, [unfinished(true, late)], false))).toContain('collecting');
});

test('a breakdown that comes later than the others is told of', () => {
  expect(texts(tellOfFirstContact(frame(late), cost, [unfinished(true, august)], false))).toContain('collecting');
});

test('a forecast from part of the history says that there is more to come, but not for ever', () => {
  expect(texts(tellOfFirstContact(frame(august), forecast, [unfinished(true, august)], true))).toContain('collecting');
  expect(texts(tellOfFirstContact(frame(august), forecast, [unfinished(false, august)], true))).toEqual([own.text]);
});
