import { AwsError } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { firstDayOf, formatHour, monthOf, DAY_MS } from '../../world/calendar.ts';
import type { Account, Line } from '../../world/line.ts';
import { uuid } from '../../world/uuid.ts';
import type { World } from '../../world/world.ts';
import { predicateOf } from './expression.ts';
import type { Structure } from './input.ts';
import { text, wholeNumber } from './input.ts';
import { pageOf, tokenOf } from './page.ts';

/** A cost category as AWS keeps it: the first rule that holds names a charge's value. */
interface CostCategory {
  readonly name: string;
  readonly rules: readonly Structure[];
  readonly defaultValue?: string;
  readonly splits?: readonly Structure[];
}

const isOneOf = (Key: string, Values: readonly string[], option = 'EQUALS') => ({
  Dimensions: { Key, Values, MatchOptions: [option] },
});
const regular = (Value: string, Rule: Structure) => ({ Type: 'REGULAR', Value, Rule });

function businessUnits(accounts: readonly Account[]): CostCategory {
  const units = Map.groupBy(accounts, ({ businessUnit }) => businessUnit);
  return {
    name: 'BusinessUnit',
    rules: [...units].map(([unit, own]) =>
      regular(
        unit,
        isOneOf(
          'LINKED_ACCOUNT',
          own.map(({ id }) => id)
        )
      )
    ),
  };
}

/** Written by somebody who likes rules: by tags and names, inherited values, a default, and a shared part that is split. */
const WORKLOAD: CostCategory = {
  name: 'Workload',
  rules: [
    regular('Shared', {
      And: [isOneOf('LINKED_ACCOUNT_NAME', ['northwind-', 'network'], 'STARTS_WITH'), { Not: tagged('env', ['dev']) }],
    }),
    regular('Data', {
      Or: [tagged('team', ['data', 'search']), isOneOf('LINKED_ACCOUNT_NAME', ['data-platform'])],
    }),
    { Type: 'INHERITED_VALUE', InheritedValue: { DimensionName: 'TAG', DimensionKey: 'app' } },
    regular('Untagged', { Tags: { Key: 'team', MatchOptions: ['ABSENT'] } }),
  ],
  defaultValue: 'Other',
  splits: [{ Source: 'Shared', Targets: ['Data', 'Other'], Method: 'PROPORTIONAL' }],
};

function tagged(Key: string, Values: readonly string[]): Structure {
  return { Tags: { Key, Values, MatchOptions: ['EQUALS'] } };
}

const byWorld = new WeakMap<readonly Account[], readonly CostCategory[]>();

function categoriesOf(accounts: readonly Account[]): readonly CostCategory[] {
  const known = byWorld.get(accounts) ?? [businessUnits(accounts), WORKLOAD];
  byWorld.set(accounts, known);
  return known;
}

export const categoryNames = ({ accounts }: Pick<World, 'accounts'>): readonly string[] =>
  categoriesOf(accounts).map(({ name }) => name);

type ValueOf = (line: Line) => string | null;
const compiled = new WeakMap<CostCategory, ValueOf>();

/** A function from a charge to its value of a cost category; null: it has none, or there is no such category. */
export function categoryValue({ accounts }: Pick<World, 'accounts'>, name: string): ValueOf {
  const category = categoriesOf(accounts).find((one) => one.name === name);
  if (!category) return () => null;
  const known = compiled.get(category) ?? compile(category);
  compiled.set(category, known);
  return known;
}

function compile({ rules, defaultValue }: CostCategory): ValueOf {
  const steps = rules.map((rule): ValueOf => {
    if (rule['Type'] === 'INHERITED_VALUE') {
      const key = text(rule['InheritedValue'] as Structure, 'DimensionKey');
      return (line) => line.tags?.[key] ?? null;
    }
    const holds = predicateOf(rule['Rule'] as Structure, () => () => null);
    return (line) => (holds(line) ? text(rule, 'Value') : null);
  });
  return (line) => {
    for (const step of steps) {
      const value = step(line);
      if (value !== null) return value;
    }
    return defaultValue ?? null;
  };
}

const arnOf = ({ world }: Call, { name }: CostCategory) =>
  `arn:aws:ce::${world.accounts[0]?.id ?? ''}:costcategory/${uuid(world.seed, name)}`;
const since = ({ world }: Call) => formatHour(firstDayOf(monthOf(world.firstDay)) * DAY_MS);
const APPLIED = [{ Component: 'COST_EXPLORER', Status: 'APPLIED' }];

export function listCostCategoryDefinitions(call: Call): unknown {
  const references = categoriesOf(call.world.accounts).map((category) => ({
    CostCategoryArn: arnOf(call, category),
    Name: category.name,
    EffectiveStart: since(call),
    NumberOfRules: category.rules.length,
    ProcessingStatus: APPLIED,
    Values: [...new Set(category.rules.flatMap((rule) => rule['Value'] ?? []))],
    ...(category.defaultValue === undefined ? {} : { DefaultValue: category.defaultValue }),
  }));
  const size = call.pageLimit ?? wholeNumber(call.input, 'MaxResults', 1, 100, 100);
  const { page, next } = pageOf(tokenOf(call), references, size, call.now);
  return { CostCategoryReferences: page, NextToken: next };
}

/** @throws ResourceNotFoundException */
export function describeCostCategoryDefinition(call: Call): unknown {
  const arn = text(call.input, 'CostCategoryArn');
  const category = categoriesOf(call.world.accounts).find((one) => arnOf(call, one) === arn);
  if (!category) throw new AwsError('ResourceNotFoundException', `No Cost Categories found for ${arn}`);
  return {
    CostCategory: {
      CostCategoryArn: arn,
      EffectiveStart: since(call),
      Name: category.name,
      RuleVersion: 'CostCategoryExpression.v1',
      Rules: category.rules,
      ...(category.splits ? { SplitChargeRules: category.splits } : {}),
      ...(category.defaultValue === undefined ? {} : { DefaultValue: category.defaultValue }),
      ProcessingStatus: APPLIED,
    },
  };
}
