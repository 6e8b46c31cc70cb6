/** What the Go driver measured: one figure per round. */
export interface Load {
  readonly cells: readonly Cell[];
  readonly lives: Readonly<Record<Name, Life>>;
}
type Name = 'go' | 'ours';

interface Cell {
  readonly plugin: Name;
  readonly rows: number;
  readonly parallel: number;
  readonly p50Ms: readonly number[];
  readonly p99Ms: readonly number[];
  readonly perSec: readonly number[];
  readonly cpuMs: readonly number[];
}

interface Life {
  readonly startMs: readonly number[];
  readonly idleKB: readonly number[];
  readonly afterKB: number;
  /** A small answer as the Go SDK decoded it. */
  readonly frame: string;
}

type Measure = 'p50Ms' | 'p99Ms' | 'perSec' | 'cpuMs';
const MEASURES: readonly Measure[] = ['p50Ms', 'p99Ms', 'perSec', 'cpuMs'];

export interface Comparison {
  readonly cells: readonly (Record<Measure, { ours: number; go: number; ratio: number }> & {
    rows: number;
    parallel: number;
  })[];
  readonly lives: Load['lives'];
}

/** The ratio is taken round by round, as both plugins meet the same machine in a round; the median round counts. */
export function compare({ cells, lives }: Load): Comparison {
  if (lives.go.frame !== lives.ours.frame)
    throw new Error(`The plugins send different frames:\n${lives.go.frame}\n${lives.ours.frame}`);
  const ours = cells.filter(({ plugin }) => plugin === 'ours');
  return {
    lives,
    cells: ours.map((cell) => {
      const go = cells.find(
        ({ plugin, rows, parallel }) => plugin === 'go' && rows === cell.rows && parallel === cell.parallel
      );
      if (!go) throw new Error(`The driver has no figures of Go for ${cell.rows} rows.`);
      const of = (measure: Measure) => ({
        ours: median(cell[measure]),
        go: median(go[measure]),
        ratio: median(cell[measure].map((value, round) => value / (go[measure][round] ?? NaN))),
      });
      return {
        rows: cell.rows,
        parallel: cell.parallel,
        p50Ms: of('p50Ms'),
        p99Ms: of('p99Ms'),
        perSec: of('perSec'),
        cpuMs: of('cpuMs'),
      };
    }),
  };
}

/** Within 10 % of Go: latency at most 1.10 of its, throughput at least 0.90. */
const TARGETS = { p50Ms: 1.1, p99Ms: 1.1, perSec: 0.9 };

export function report({ cells, lives }: Comparison, asJson: boolean): void {
  console.table(
    Object.fromEntries(
      cells.map(({ rows, parallel, ...measures }) => [
        `${rows} rows, ${parallel} at once`,
        Object.fromEntries(
          MEASURES.flatMap((name) => {
            const { ours, go, ratio } = measures[name];
            return [
              [`${name} ours / Go`, `${round(ours)} / ${round(go)}`],
              [`× ${name}`, round(ratio)],
            ];
          })
        ),
      ])
    )
  );
  const life = (name: Name) => ({
    startToHandshakeMs: round(median(lives[name].startMs)),
    idleMB: round(median(lives[name].idleKB) / 1024),
    afterLoadMB: round(lives[name].afterKB / 1024),
  });
  console.table({ ours: life('ours'), Go: life('go') });
  if (asJson) console.log(JSON.stringify(summary(cells, life('ours'), life('go'))));
}

function summary(cells: Comparison['cells'], ours: object, go: object): object {
  const key = (cell: Comparison['cells'][number]): string => `rows${cell.rows}c${cell.parallel}`;
  const each = (pick: 'ours' | 'go' | 'ratio') =>
    Object.fromEntries(
      cells.map((cell) => [key(cell), Object.fromEntries(MEASURES.map((name) => [name, round(cell[name][pick])]))])
    );
  const missed = cells.flatMap((cell) => [
    ...(['p50Ms', 'p99Ms'] as const)
      .filter((name) => cell[name].ratio > TARGETS[name])
      .map((name) => `${key(cell)}.${name}`),
    ...(cell.perSec.ratio < TARGETS.perSec ? [`${key(cell)}.perSec`] : []),
  ]);
  return {
    bench: 'backend',
    figures: { ...ours, ratios: each('ratio'), ours: each('ours') },
    yardsticks: { goSdk: 'grafana-plugin-sdk-go v0.298.0', ...go, go: each('go') },
    targets: { ratios: TARGETS },
    met: missed.length === 0,
    missed,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
