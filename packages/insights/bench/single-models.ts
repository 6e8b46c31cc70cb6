import { DAY_MS, decimalToNumber } from '@smartcloudops/focus';

import { forecastSafely } from '../../analytics/src/combine/backtest.ts';
import { prepare } from '../../analytics/src/history/prepare.ts';
import { MEMBERS } from '../../analytics/src/member/members.ts';
import type { TestCharge } from '../test/in-memory-cost-store.ts';

/** Members of the pool that are worth a row of their own, when they are in it. */
const ALONE = ['dynamic-theta', 'ets'];
const PRESENT = MEMBERS.filter(({ name }) => ALONE.includes(name));

export const SINGLE_MODELS = ['last 7 days', 'same weekday', ...PRESENT.map(({ name }) => name)];

/** The month's total by models that stand alone, on the plain daily sums up to `origin`. */
export function singleModels(
  charges: readonly TestCharge[],
  origin: number,
  month: number,
  end: number
): ReadonlyMap<string, number> {
  const start = Math.min(...charges.map(({ at }) => at));
  const y = new Array<number>(Math.max(0, Math.floor((origin - start) / DAY_MS))).fill(0);
  for (const { at, amount } of charges) {
    const t = Math.floor((at - start) / DAY_MS);
    if (t < y.length) y[t] = (y[t] as number) + decimalToNumber(amount);
  }
  const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);
  const known = sum(y.slice(Math.max(0, (month - start) / DAY_MS)));
  const horizon = (end - origin) / DAY_MS;
  const skipped = Math.max(0, (month - origin) / DAY_MS);
  const week = y.slice(-7);
  const total = (point: readonly number[]) => known + sum(point.slice(skipped));
  const days = Array.from({ length: horizon }, (_, h) => h);
  const prepared = prepare(y, { horizon, seasonLength: 7 });
  return new Map([
    ['last 7 days', total(days.map(() => sum(week) / 7))],
    ['same weekday', total(days.map((h) => week[h % 7] ?? 0))],
    ...PRESENT.map((member): [string, number] => {
      const point =
        prepared && forecastSafely(member, prepared.history, horizon, { parameters: new Map(), search: true });
      return [member.name, point ? total(point.map((v) => prepared.unit(v))) : NaN];
    }),
  ]);
}
