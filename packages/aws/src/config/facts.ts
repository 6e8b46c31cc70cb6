import type { SourceFacts } from '../source-facts.ts';

/** What AWS Config is and costs as a source of items. */
export const CONFIG_FACTS: SourceFacts = {
  name: 'config',
  title: 'AWS Config compliance',
  area: 'security',
  delivers: 'items',
  permissions: [
    { action: 'config:DescribeComplianceByConfigRule', why: 'which rules are kept and which are broken' },
    { action: 'config:GetComplianceDetailsByConfigRule', why: 'the resources that break them' },
    { action: 'config:DescribeConfigRules', why: 'what each rule asks for, and whose account it is' },
    {
      action: 'config:DescribeConfigurationRecorderStatus',
      why: 'whether AWS Config is switched on, where it has no rules',
    },
  ],
  calls: [
    { operation: 'DescribeComplianceByConfigRule', price: '0', freePerMonth: null },
    { operation: 'GetComplianceDetailsByConfigRule', price: '0', freePerMonth: null },
    { operation: 'DescribeConfigRules', price: '0', freePerMonth: null },
    { operation: 'DescribeConfigurationRecorderStatus', price: '0', freePerMonth: null },
  ],
  freshness: { updatedEveryHours: 6, delayHours: 24 },
  accuracy:
    'As AWS Config last evaluated each rule: at a change of the resource, or every 1 to 24 hours as the rule is set.',
  reference: 'AWS Config pricing and developer guide; API reference of AWS Config',
};
