import { BUDGET_RULES } from './budget-rules.ts';
import { OPERATIONS_RULES } from './operations-rules.ts';
import { groupOf } from './rule-file.ts';
import type { GroupPlan } from './rule-plan.ts';
import { SECURITY_RULES } from './security-rules.ts';
import { SPENDING_RULES } from './spending-rules.ts';
import { toYaml } from './to-yaml.ts';
import { TRUST_RULES } from './trust-rules.ts';

const FILES: Readonly<Record<string, readonly GroupPlan[]>> = {
  cost: [
    { name: 'Budget', interval: '1m', rules: BUDGET_RULES },
    { name: 'Spending', interval: '5m', rules: SPENDING_RULES },
  ],
  operations: [{ name: 'Operations', interval: '5m', rules: OPERATIONS_RULES }],
  security: [{ name: 'Security', interval: '5m', rules: SECURITY_RULES }],
  'data-trust': [{ name: 'Data trust', interval: '5m', rules: TRUST_RULES }],
};

const HEAD = [
  'Made from app-plugin/src/alerting by app-plugin/dashboards/generate.mjs. docs/guides/alerting.md tells how to make it your own.',
  'Answers come from memory: evaluating a rule costs no AWS call.',
];

/** The groups of each file of rules. */
export function ruleGroups() {
  return Object.entries(FILES).map(([file, groups]) => ({ file, groups: groups.map(groupOf) }));
}

/** The provisioned alert rules, by their path in the repository. */
export function alertingFiles(): Record<string, string> {
  return Object.fromEntries(
    ruleGroups().map(({ file, groups }) => [
      `provisioning/alerting/${file}.yaml`,
      toYaml({ '#': HEAD, apiVersion: 1, groups: groups as never }),
    ])
  );
}
