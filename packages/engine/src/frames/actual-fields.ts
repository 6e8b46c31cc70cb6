import type { FrameField } from '@smartcloudops/contract';
import type { Decimal } from '@smartcloudops/focus';

import { moneyField } from './money-field.ts';

type Amounts = readonly (Decimal | null)[];

/** Days that are still filling up are dots, so that no line falls where no cost fell. */
const DOTS = { drawStyle: 'points', pointSize: 6, showPoints: 'always' };

/**
 * What was charged by day as two columns: `actual` up to the last final day, `provisional` from there on, where charges still come in.
 * @param days starts of the days, epoch ms
 * @param finalTo the first day that is not final
 * @param place labels and name of a column
 */
export function actualFields(
  amounts: Amounts,
  {
    days,
    finalTo,
    currency,
  }: { readonly days: readonly number[]; readonly finalTo: number; readonly currency: string | null },
  place: (name: string) => { readonly labels: Readonly<Record<string, string>>; readonly displayName: string }
): readonly [actual: FrameField, provisional: FrameField] {
  const isFinal = (index: number) => (days[index] ?? Infinity) < finalTo;
  const column = (name: string, keep: (index: number) => boolean) =>
    moneyField(
      name,
      amounts.map((amount, index) => (keep(index) ? amount : null)),
      currency,
      place(name)
    );
  const provisional = column('provisional', (index) => !isFinal(index));
  return [column('actual', isFinal), { ...provisional, config: { ...provisional.config, custom: DOTS } }];
}
