import { turns } from './turns.ts';

test('work of a name waits for what came before, whatever came of that; other names do not wait', async () => {
  const inTurn = turns();
  const done: string[] = [];
  const slow = Promise.withResolvers<void>();
  const first = inTurn('a', async () => {
    await slow.promise;
    done.push('first');
    throw new Error('broken');
  });
  const second = inTurn('a', async () => void done.push('second'));
  await inTurn('b', async () => void done.push('other'));
  expect(done).toEqual(['other']);
  slow.resolve();
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(done).toEqual(['other', 'first', 'second']);
});
