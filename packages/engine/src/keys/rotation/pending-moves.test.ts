import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { finishPending, readPending, refuseHalfRotated, rotationFolder, writePending } from './pending-moves.ts';
import type { Move } from './pending-moves.ts';

let home = '';
beforeEach(() => (home = mkdtempSync(path.join(tmpdir(), 'moves-'))));
afterEach(() => rmSync(home, { recursive: true, force: true }));
const at = (...parts: string[]) => path.join(home, ...parts);

function layOut(): Move[] {
  const data = at('data');
  mkdirSync(rotationFolder(data), { recursive: true });
  mkdirSync(at('backup'));
  mkdirSync(at('backup.rotating'));
  for (const [file, text] of [
    [at('data', 'w'), 'old'],
    [at('data', 'w-wal'), 'old log'],
    [at('data', 'w.state'), 'old state'],
    [path.join(rotationFolder(data), 'w'), 'new'],
    [path.join(rotationFolder(data), 'w.state'), 'new state'],
    [at('data.key'), 'old key'],
    [at('data.key.next'), 'new key'],
    [at('data', 'data-key.json'), 'old data key'],
    [at('backup', 'b'), 'old backup'],
    [at('backup.rotating', 'b'), 'new backup'],
  ] as const) {
    writeFileSync(file, text);
  }
  return [
    { kind: 'keep', from: at('data.key'), to: at('data.key.until-now') },
    { kind: 'replace', from: at('data.key.next'), to: at('data.key') },
    { kind: 'remove', file: at('data', 'data-key.json') },
    { kind: 'replace', from: path.join(rotationFolder(data), 'w'), to: at('data', 'w') },
    { kind: 'replace', from: path.join(rotationFolder(data), 'w.state'), to: at('data', 'w.state') },
    { kind: 'replace-folder', from: at('backup.rotating'), to: at('backup') },
  ];
}

function texts(folder = home, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory()
        ? Object.entries(texts(path.join(folder, entry.name), `${prefix}${entry.name}/`))
        : [[prefix + entry.name, readFileSync(path.join(folder, entry.name), 'utf8')]]
    )
  );
}

const DONE = {
  'data/w': 'new',
  'data/w.state': 'new state',
  'data.key': 'new key',
  'data.key.until-now': 'old key',
  'backup/b': 'new backup',
};

test.each([0, 1, 2, 3, 4, 5, 6])(
  'cut short after %i moves, the rest is done by going through all of them again',
  (taken) => {
    const moves = layOut();
    const data = at('data');
    writePending(data, { format: 1, moves, advice: ['a'] });
    expect(() => refuseHalfRotated(data)).toThrow(expect.objectContaining({ code: 'ENGINE_KEY_ROTATING' }));
    // What a process does that is killed after so many moves: the list of all of them stays.
    finishPending(at('nowhere'), { format: 1, moves: moves.slice(0, taken), advice: [] });
    const pending = readPending(data);
    expect(pending).toMatchObject({ moves, advice: ['a'] });
    if (pending) finishPending(data, pending);
    expect(texts()).toEqual(DONE);
    expect(readPending(data)).toBeNull();
    expect(() => refuseHalfRotated(data)).not.toThrow();
  }
);

test('a folder that was moved away when the process was killed gets its new content', () => {
  const moves = layOut();
  const data = at('data');
  writePending(data, { format: 1, moves, advice: [] });
  mkdirSync(at('backup.replaced'));
  rmSync(at('backup'), { recursive: true });
  finishPending(data, { format: 1, moves, advice: [] });
  expect(texts()).toEqual(DONE);
  expect(existsSync(at('backup.replaced'))).toBe(false);
});
