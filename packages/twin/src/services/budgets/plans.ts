import type { Line } from '../../world/line.ts';
import type { World } from '../../world/world.ts';

/** A monthly cost budget of the company. */
export interface BudgetPlan {
  readonly name: string;
  /** US dollars, decimal text. */
  readonly limit: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly includes: (line: Line) => boolean;
}

const EC2 = 'Amazon Elastic Compute Cloud - Compute';

/** Rounds a month's cost up to a limit someone would set. */
function limitAbove(dollars: number): string {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(dollars, 10))) - 1);
  return String(Math.ceil((dollars * 1.05) / step) * step);
}

function monthly(world: World, includes: (line: Line) => boolean): number {
  const days = Math.min(30, world.days);
  const to = world.days;
  let sum = 0;
  for (const line of world.lines) {
    if (includes(line)) for (let i = to - days; i < to; i++) sum += (line.cost.UnblendedCost[i] ?? 0) / 1e10;
  }
  return (sum * 30) / days;
}

/** One budget for all, one for EC2, one per account. */
export function budgetPlans(world: World): BudgetPlan[] {
  const plan = (name: string, filters: BudgetPlan['filters'], includes: (line: Line) => boolean): BudgetPlan => ({
    name,
    limit: limitAbove(monthly(world, includes)),
    filters,
    includes,
  });
  return [
    plan('company-monthly', {}, () => true),
    plan('ec2-monthly', { Service: [EC2] }, (line) => line.service === EC2),
    ...world.accounts.map((account) =>
      plan(`${account.name}-monthly`, { LinkedAccount: [account.id] }, (line) => line.account.id === account.id)
    ),
  ];
}
