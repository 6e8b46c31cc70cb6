import type { Dimension } from '@smartcloudops/focus';

import type { AllocationRules } from './allocation-rules.ts';
import { checkRules } from './check-rules.ts';

const good: AllocationRules = {
  name: 'team',
  title: 'Team',
  rules: [{ valueFrom: 'Tags.team', where: [] }],
  splits: [{ of: 'Platform', method: 'proportional' }],
};
const faultsOf = (known: Partial<AllocationRules>) => checkRules({ ...good, ...known }).map(({ field }) => field);

test('rules that can be applied have no faults', () => expect(checkRules(good)).toEqual([]));

test.each<[string, Partial<AllocationRules>]>([
  ['name', { name: 'My Team' }],
  ['title', { title: ' ' }],
  ['rules', { rules: [] }],
  ['rules[0].value', { rules: [{ where: [] }] }],
  ['rules[0].value', { rules: [{ value: 'a', valueFrom: 'Tags.team', where: [] }] }],
  ['rules[0].valueFrom', { rules: [{ valueFrom: 'Nonsense' as Dimension, where: [] }] }],
  ['rules[0].where[0].dimension', { rules: [{ value: 'a', where: [{ dimension: 'x' as Dimension, in: ['a'] }] }] }],
  ['rules[0].where[0]', { rules: [{ value: 'a', where: [{ dimension: 'ServiceName' }] }] }],
  ['rules[0].where[0].in', { rules: [{ value: 'a', where: [{ dimension: 'ServiceName', in: [] }] }] }],
  ['splits[0].to', { splits: [{ of: 'a', method: 'even', to: ['a'] }] }],
  ['splits[0].to', { splits: [{ of: 'a', method: 'even', to: [] }] }],
  ['splits[0].shares', { splits: [{ of: 'a', method: 'even', shares: { b: '1' } }] }],
  ['splits[0].shares', { splits: [{ of: 'a', method: 'fixed', shares: { b: '99.9' } }] }],
  ['splits[0].shares.b', { splits: [{ of: 'a', method: 'fixed', shares: { b: 'half' } }] }],
  [
    'splits[1].to',
    {
      splits: [
        { of: 'a', method: 'even' },
        { of: 'b', method: 'even', to: ['a'] },
      ],
    },
  ],
  [
    'splits[1].of',
    {
      splits: [
        { of: 'a', method: 'even' },
        { of: 'a', method: 'even' },
      ],
    },
  ],
])('a fault in %s is named there', (field, known) => expect(faultsOf(known)).toEqual([field]));
