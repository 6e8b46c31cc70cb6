import { readFileSync } from 'node:fs';

export interface TimedValues {
  /** Seconds since 1970. */
  readonly seconds: readonly number[];
  readonly y: readonly number[];
  /** Third column, where there is one. */
  readonly labels: readonly boolean[];
  /** Median distance of neighbours. */
  readonly stepSeconds: number;
}

/** Reads `time,value[,label]` with a header; quotes and either form of a UTC time are accepted. */
export function readCsv(path: string): TimedValues {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(','));
  const seconds = rows.map(([time = '']) => Date.parse(`${time.replace(' ', 'T').replace('Z', '')}Z`) / 1000);
  const steps = seconds.slice(1).map((at, i) => at - (seconds[i] as number));
  return {
    seconds,
    y: rows.map(([, value = '']) => (value === '' ? NaN : Number(value))),
    labels: rows.map(([, , label]) => label === '1' || label === '1.0'),
    stepSeconds: steps.sort((a, b) => a - b)[steps.length >> 1] ?? 1,
  };
}
