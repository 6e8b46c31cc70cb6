import type { CUR_COLUMNS } from './columns.ts';

/** SQL of a column of the report, by its name in `CUR_COLUMNS`; typed NULL when the table lacks it. */
export type ReadCurColumn = (column: keyof typeof CUR_COLUMNS) => string;

/** `effectiveCost` of a line as SQL. */
export function effectiveCostSql(read: ReadCurColumn): string {
  const or0 = (expression: string) => `COALESCE(${expression}, ${NOTHING})`;
  const unused = [read('reservationUnusedUpfront'), read('reservationUnusedRecurring')] as const;
  return [
    `CASE ${read('lineItemType')}`,
    `WHEN 'SavingsPlanCoveredUsage' THEN ${read('savingsPlanEffectiveCost')}`,
    `WHEN 'SavingsPlanRecurringFee' THEN ${read('savingsPlanCommitment')} - ${or0(read('savingsPlanUsed'))}`,
    `WHEN 'SavingsPlanNegation' THEN ${NOTHING} WHEN 'SavingsPlanUpfrontFee' THEN ${NOTHING}`,
    `WHEN 'DiscountedUsage' THEN ${read('reservationEffectiveCost')}`,
    `WHEN 'RIFee' THEN CASE WHEN COALESCE(${unused.join(', ')}) IS NOT NULL THEN ${unused.map(or0).join(' + ')} END`,
    `WHEN 'Fee' THEN CASE WHEN ${read('reservationArn')} IS NOT NULL THEN ${NOTHING}`,
    `WHEN strpos(COALESCE(${read('usageType')}, ''), 'HeavyUsage') > 0 THEN NULL ELSE ${read('unblendedCost')} END`,
    `ELSE ${read('unblendedCost')} END`,
  ].join(' ');
}

const NOTHING = 'CAST(0 AS decimal(38,27))';
