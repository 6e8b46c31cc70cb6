import { WarehouseError } from '../errors.ts';

/** @param outcome `spent` this calendar month and the upper bound of the `price`, US dollars */
export const budgetReached = (
  connection: string,
  engine: string,
  outcome: { readonly spent: string; readonly price: string }
): WarehouseError =>
  new WarehouseError(
    'WAREHOUSE_BUDGET_REACHED',
    `The budget of connection "${connection}" leaves no room for a query of ${engine} that may cost up to $${outcome.price}; $${outcome.spent} are spent this month.`
  );
