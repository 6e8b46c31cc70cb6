import { killTrials } from './kill-trials.ts';

jest.setTimeout(120_000);

test.each(['import', 'items', 'export'] as const)(
  '%s: killed at any moment, nothing is lost and nothing is there twice',
  async (what) => {
    const tally = await killTrials(what, 6, 11);
    expect(tally).toEqual({ ...tally, kills: 6, losses: 0, doubles: 0, errors: 0 });
    expect(tally.unacknowledged).toBeGreaterThan(0);
  }
);
