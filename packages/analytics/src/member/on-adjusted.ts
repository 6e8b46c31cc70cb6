import type { Learned, Member } from './member.ts';

type Path = (y: readonly number[], horizon: number, learned: Learned) => readonly number[];

/** A member that forecasts the seasonally adjusted series by `path`; on its logarithms where `log` is asked for. */
export function onAdjusted(
  name: string,
  options: { readonly least: number; readonly log?: boolean },
  path: Path
): Member {
  const { least, log = false } = options;
  return {
    name,
    applies: (history) =>
      history.y.length >= least && (!log || (history.positive && history.adjusted().y.every((v) => v > 0))),
    forecast: (history, horizon, learned) => {
      const { y, restore } = history.adjusted();
      return restore(log ? path(y.map(Math.log), horizon, learned).map(Math.exp) : path(y, horizon, learned));
    },
  };
}
