import type { FrameInput } from '../../src/index.ts';
import { timeSeriesWide } from '../../src/index.ts';

export interface WaveOptions {
  readonly from: Date;
  readonly to: Date;
  readonly rows: number;
  readonly amplitude: number;
  readonly period: number;
}

/** Two sines over evenly spaced times: `value{host=h1}` and, half as high, `value{host=h2}`. */
export function wave({ from, to, rows, amplitude, period }: WaveOptions): FrameInput {
  const times = new Float64Array(rows);
  const high = new Float64Array(rows);
  const low = new Float64Array(rows);
  const periodMs = period * 1000;
  const step = (to.getTime() - from.getTime()) / rows;
  for (let i = 0; i < rows; i++) {
    const time = Math.floor(from.getTime() + i * step);
    const phase = (2 * Math.PI * (time % periodMs)) / periodMs;
    const value = Math.round(amplitude * Math.sin(phase) * 1e6) / 1e6;
    times[i] = time;
    high[i] = value;
    low[i] = value / 2;
  }
  return timeSeriesWide({
    name: 'wave',
    times,
    series: [
      { name: 'value', labels: { host: 'h1' }, values: high, config: { unit: 'short' } },
      { name: 'value', labels: { host: 'h2' }, values: low, config: { unit: 'short' } },
    ],
  });
}
