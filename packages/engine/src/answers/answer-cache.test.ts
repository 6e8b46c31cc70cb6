import { answerCache } from './answer-cache.ts';
import type { AnswerProgress } from './answer-cache.ts';
import type { WorkCall } from './shared-work.ts';

const basis = (version: number, name = 'cost') => ({ name, version });

test('remembers while the data stay the same', async () => {
  const cache = answerCache(10);
  let made = 0;
  const ask = (version: number, name?: string) => cache.get(basis(version, name), 'q', () => ++made);
  const asked = [
    await ask(1),
    await ask(1),
    await ask(7, 'metric'),
    await ask(2),
    await ask(2),
    await ask(7, 'metric'),
  ];
  expect(asked).toEqual([1, 1, 2, 3, 3, 2]);
  expect([cache.hits, cache.misses]).toEqual([3, 3]);
});

test('forgets what was used least recently', async () => {
  const cache = answerCache(2);
  const asked: string[] = [];
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(basis(1), key, () => asked.push(key));
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('does not remember a failure', async () => {
  const cache = answerCache(2);
  const fail = () => {
    throw new Error('no');
  };
  await expect(cache.get(basis(1), 'q', fail)).rejects.toThrow('no');
  expect(await cache.get(basis(1), 'q', () => 'yes')).toBe('yes');
});

/** Work that ends when it is told to, or when nobody waits. */
function slowWork() {
  const calls: WorkCall<AnswerProgress>[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const make = (call: WorkCall<AnswerProgress>) => {
    calls.push(call);
    return new Promise<string>((done, failed) => {
      void promise.then(done);
      call.signal.addEventListener('abort', () => failed(call.signal.reason as Error));
    });
  };
  return { make, calls, finish: resolve };
}

test('two who ask the same share one computation, and both see how far it is', async () => {
  const cache = answerCache(2);
  const { make, calls, finish } = slowWork();
  const seen: string[] = [];
  const first = cache.get(basis(1), 'q', make, { onProgress: ({ done }) => seen.push(`first ${done}`) });
  const second = cache.get(basis(1), 'q', make, { onProgress: ({ done }) => seen.push(`second ${done}`) });
  await Promise.resolve();
  calls[0]?.onProgress({ done: 1, total: 2 });
  finish('answer');
  expect(await Promise.all([first, second])).toEqual(['answer', 'answer']);
  expect(seen).toEqual(['first 1', 'second 1']);
  expect(calls).toHaveLength(1);
});

test('the work goes on while one waits, and stops with the last; what was given up is made anew', async () => {
  const cache = answerCache(2);
  const { make, calls, finish } = slowWork();
  const [one, two] = [new AbortController(), new AbortController()];
  const first = cache.get(basis(1), 'q', make, { signal: one.signal });
  const second = cache.get(basis(1), 'q', make, { signal: two.signal });
  await Promise.resolve();
  one.abort();
  await expect(first).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
  expect(calls[0]?.signal.aborted).toBe(false);
  two.abort();
  await expect(second).rejects.toMatchObject({ code: 'ENGINE_CANCELLED' });
  expect(calls[0]?.signal.aborted).toBe(true);

  const third = cache.get(basis(1), 'q', make);
  finish('answer');
  expect(await third).toBe('answer');
  expect(calls).toHaveLength(2);
  await expect(cache.get(basis(1), 'q', make, { signal: one.signal })).rejects.toMatchObject({
    code: 'ENGINE_CANCELLED',
  });
});
