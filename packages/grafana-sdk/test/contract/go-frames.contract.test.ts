import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { checkFrame, decodeArrow, encodeArrow, frameToJson } from '../../src/frame/index.ts';
import { arbitraryFrame } from '../arbitrary-frame.ts';
import { canonical, parseCells } from '../canonical.ts';
import { ask, buildPeer, describeWith } from './peer.ts';

const peer = buildPeer();
const golden = fileURLToPath(new URL('../../testdata/golden', import.meta.url));

describeWith(peer, 'the official Go SDK as reader and writer of frames', () => {
  test('it reads hundreds of our frames, Arrow and JSON, as we do', () => {
    const frames = fc.sample(arbitraryFrame, 300).map((input) => checkFrame(input));
    const input = {
      arrow: frames.map((frame) => Buffer.from(encodeArrow(frame)).toString('base64')),
      json: frames.map((frame) => frameToJson(frame)),
    };
    const read = ask<{ arrow: unknown[]; json: unknown[] }>(peer, ['decode'], input);
    const meant = frames.map((frame) => parseCells(canonical(decodeArrow(encodeArrow(frame)))));
    expect(read.arrow.map(parseCells)).toEqual(meant);
    expect(read.json.map(parseCells)).toEqual(meant);
  });

  test('recorded again, its golden frames are the ones checked in', () => {
    const dir = mkdtempSync(join(tmpdir(), 'golden-'));
    try {
      ask(peer, ['golden', dir]);
      const names = readdirSync(dir);
      expect(names).toHaveLength(18);
      for (const name of names)
        expect([name, readFileSync(join(dir, name)).equals(readFileSync(join(golden, name)))]).toEqual([name, true]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
