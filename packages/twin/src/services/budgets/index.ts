import { AwsError } from '../../http/aws-error.ts';
import type { Call, Service } from '../../http/service.ts';
import { ExactSum, at, formatMoney } from '../../world/amount.ts';
import { DAY_MS, firstDayOf, monthOf } from '../../world/calendar.ts';
import type { Line } from '../../world/line.ts';
import { forecaster } from '../cost-explorer/forecast-model.ts';
import { metricOf } from '../cost-explorer/metric.ts';
import { listPage } from '../list-page.ts';
import type { BudgetPlan } from './plans.ts';
import { budgetPlans } from './plans.ts';

const COST_TYPES = {
  IncludeTax: true,
  IncludeSubscription: true,
  UseBlended: false,
  IncludeRefund: true,
  IncludeCredit: true,
  IncludeUpfront: true,
  IncludeRecurring: true,
  IncludeOtherSubscription: true,
  IncludeSupport: true,
  IncludeDiscount: true,
  UseAmortized: false,
};

const spend = (amount: string) => ({ Amount: amount, Unit: 'USD' });

function calculated(call: Call, lines: readonly Line[]) {
  const view = call.view();
  const month = monthOf(view.today);
  const sum = new ExactSum(1);
  for (const line of lines) {
    const shown = view.shown(line, line.cost.UnblendedCost);
    for (let day = firstDayOf(month); day <= view.today; day++) sum.add(0, at(shown, day - view.world.firstDay));
  }
  const actual = sum.total(0);
  const predict = forecaster(view, lines, metricOf('UnblendedCost'));
  if (!predict) return { ActualSpend: spend(formatMoney(actual)) };
  let ahead = 0;
  for (let day = view.today; day < firstDayOf(month + 1); day++) ahead += predict(day).mean;
  return {
    ActualSpend: spend(formatMoney(actual)),
    ForecastedSpend: spend((Number(actual) / 1e10 + ahead).toFixed(3)),
  };
}

function show(call: Call, plan: BudgetPlan) {
  const view = call.view();
  return {
    BudgetName: plan.name,
    BudgetLimit: spend(plan.limit),
    CostFilters: plan.filters,
    CostTypes: COST_TYPES,
    TimeUnit: 'MONTHLY',
    TimePeriod: { Start: (firstDayOf(monthOf(view.world.firstDay)) * DAY_MS) / 1000, End: 3_706_473_600 },
    CalculatedSpend: calculated(call, view.world.lines.filter(plan.includes)),
    BudgetType: 'COST',
    LastUpdatedTime: view.asOf / 1000,
  };
}

function plansFor(call: Call): readonly BudgetPlan[] {
  const accountId = call.input['AccountId'];
  if (accountId !== call.caller.accountId) {
    throw new AwsError(
      'AccessDeniedException',
      `Account ${call.caller.accountId} may not read the budgets of ${String(accountId)}.`
    );
  }
  return call.caller.accountId === call.world.accounts[0]?.id ? budgetPlans(call.world) : [];
}

function describeBudgets(call: Call): unknown {
  const names = { token: 'NextToken', size: 'MaxResults', defaultSize: 100 };
  const refuse = () => new AwsError('InvalidNextTokenException', 'The token is not valid.');
  const { page, next } = listPage(call, plansFor(call), names, refuse);
  return { Budgets: page.map((plan) => show(call, plan)), NextToken: next };
}

function describeBudget(call: Call): unknown {
  const name = String(call.input['BudgetName']);
  const plan = plansFor(call).find((one) => one.name === name);
  if (plan) return { Budget: show(call, plan) };
  throw new AwsError('NotFoundException', `Unable to get budget: ${name} - the budget doesn't exist.`);
}

export const budgets: Service = {
  name: 'budgets',
  iamPrefix: 'budgets',
  protocol: 'json-1.1',
  target: 'AWSBudgetServiceGateway',
  throttling: { code: 'ThrottlingException', message: 'Rate exceeded', status: 400 },
  operations: {
    DescribeBudgets: { action: 'ViewBudget', handle: describeBudgets },
    DescribeBudget: { action: 'ViewBudget', handle: describeBudget },
  },
};
