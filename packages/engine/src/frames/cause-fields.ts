import type { FrameField } from '@smartcloudops/contract';
import type { Dimension } from '@smartcloudops/focus';
import { DRIVER_NAMES } from '@smartcloudops/insights';
import type { CostDriversAnswer, ToldCause } from '@smartcloudops/insights';

import { moneyField } from './money-field.ts';

/** Where a cause is, as far as the question is not grouped by it anyway. */
const PLACES: readonly (readonly [Dimension, (cause: ToldCause) => string | null])[] = [
  ['ServiceName', ({ service }) => service],
  ['RegionId', ({ region }) => region],
  ['x_UsageType', ({ usageType }) => usageType],
];

/**
 * A row per cause, the largest first: its dimensions, `ServiceName`, `RegionId`, `x_UsageType` as far as it is of one, `driver`, `amount`,
 * and `cause`, a sentence.
 */
export function causeFields({ groupBy, causes, currency }: CostDriversAnswer): readonly FrameField[] {
  const text = (name: string, of: (cause: ToldCause) => string | null): FrameField => ({
    name,
    type: 'string',
    values: causes.map(of),
  });
  return [
    ...groupBy.map((dimension, i) => text(dimension, ({ keys }) => keys[i] ?? null)),
    ...PLACES.filter(([dimension]) => !groupBy.includes(dimension)).map(([dimension, of]) => text(dimension, of)),
    text('driver', ({ driver }) => DRIVER_NAMES[driver]),
    moneyField(
      'amount',
      causes.map(({ amount }) => amount),
      currency,
      null
    ),
    text('cause', ({ sentence }) => sentence),
  ];
}
