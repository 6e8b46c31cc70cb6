import type { Query } from '@smartcloudops/contract';

import { parseQuery } from '../parse-query.ts';
import type { Call } from '../threads/messages.ts';
import type { Asked } from './question.ts';
import { cancelled } from './shared-work.ts';
import { standingQuestions } from './standing-questions.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };
const HOUR = 3_600_000;
const timeRange = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
const question = (grain: string): Asked<Query> => ({
  query: parseQuery({ queryType: 'cost', grain, timeRange }),
  connections: null,
});
const [days, weeks] = [question('day'), question('week')];

/** Answers that are at hand, or, while `held`, come when they are let go. */
function scene(kept: { questions: string | null } = { questions: null }) {
  const asked: { readonly input: Asked<Query>; readonly background: boolean | undefined }[] = [];
  const state = { basis: '1', now: 0, held: false, cancelled: 0 };
  const answers = {
    basis: async () => state.basis,
    standing: async (text: string | null) => (kept.questions = text ?? kept.questions),
    frames: async (input: Asked<Query>, { signal, background }: Call<never> = {}) => {
      asked.push({ input, background });
      if (state.held)
        await new Promise((_, reject) =>
          signal?.addEventListener('abort', () => {
            state.cancelled++;
            reject(cancelled());
          })
        );
      return [];
    },
  };
  const standing = standingQuestions(answers, { clock: () => state.now, logger });
  const settle = async () => {
    await standing.askAnew();
    await standing.askAnew();
    return asked.splice(0).map(({ input, background }) => [input, background]);
  };
  return { state, asked, standing, settle };
}
const answered = async () => 'answer';

test('what people asked is asked once for each state of the data, the latest first', async () => {
  const { state, standing, settle } = scene();
  expect(await settle()).toEqual([]);
  expect(await standing.during(days, answered)).toBe('answer');
  await standing.during(weeks, answered);
  expect(await settle()).toEqual([
    [weeks, true],
    [days, true],
  ]);
  expect(await settle()).toEqual([]);
  state.basis = '2';
  expect(await settle()).toHaveLength(2);
});

test('nothing is asked while the data still change, nor what failed, nor what nobody has asked for days', async () => {
  const { state, standing, asked, settle } = scene();
  await standing.during(days, answered);
  await expect(standing.during(weeks, () => Promise.reject(new Error('no such cut')))).rejects.toThrow('no such cut');
  for (const basis of ['2', '3', '4']) {
    state.basis = basis;
    await standing.askAnew();
  }
  expect(asked).toEqual([]);
  expect(await settle()).toEqual([[days, true]]);
  state.basis = '5';
  state.now = 100 * HOUR;
  expect(await settle()).toEqual([]);
});

test('a range to the end of a day stands, one that ends now does not', async () => {
  const { standing, settle } = scene();
  const until = (to: string) => ({ ...days, query: { ...days.query, timeRange: { ...timeRange, to } } });
  const dayEnd = until('2026-01-31T21:59:59.999Z');
  await standing.during(dayEnd, answered);
  await standing.during(until('2026-01-31T21:14:07.123Z'), answered);
  expect(await settle()).toEqual([[dayEnd, true]]);
});

test('of many questions the latest are kept', async () => {
  const { standing, settle } = scene();
  for (let i = 0; i < 100; i++) await standing.during({ ...days, connections: [`${i}`] }, answered);
  const again = await settle();
  expect(again).toHaveLength(60);
  expect(again[0]).toEqual([{ ...days, connections: ['99'] }, true]);
});

test('the next process asks what was asked in this one', async () => {
  const kept = { questions: null };
  const first = scene(kept);
  await first.standing.during(days, answered);
  await first.settle();
  const next = scene(kept);
  await next.standing.during(weeks, answered);
  expect(await next.settle()).toEqual([
    [weeks, true],
    [days, true],
  ]);
});

test('it gives way to people, unless they ask the very same, and goes on later', async () => {
  const { state, standing, settle } = scene();
  await standing.during(days, answered);
  await standing.askAnew();
  state.held = true;
  const round = standing.askAnew();
  await new Promise(setImmediate);
  await standing.during(days, answered);
  expect(state.cancelled).toBe(0);
  await standing.during(weeks, async () => {
    await round;
    await standing.askAnew();
  });
  expect(state.cancelled).toBe(1);
  state.held = false;
  expect(await settle()).toEqual([
    [days, true],
    [weeks, true],
    [days, true],
  ]);
  expect(await settle()).toEqual([]);
});

test('closing ends it', async () => {
  const { state, standing, asked } = scene();
  await standing.during(days, answered);
  await standing.askAnew();
  state.held = true;
  const round = standing.askAnew();
  await new Promise(setImmediate);
  await standing.stop();
  await round;
  await standing.askAnew();
  expect([state.cancelled, asked.length]).toEqual([1, 1]);
});
