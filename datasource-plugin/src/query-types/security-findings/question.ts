import { ANYTHING } from '../../expand-variables.ts';
import type { TargetOf } from '../../query-model.ts';
import { INSTALLATION } from '../installation/installation.ts';
import type { Question } from '../question.ts';

type Severities = TargetOf<'security-findings'>['severities'];

/** Ad-hoc filters that findings can be told by; others are about other questions. */
const AD_HOC: Readonly<Record<string, 'accounts' | 'regions'>> = { SubAccountId: 'accounts', RegionId: 'regions' };

export const securityFindings: Question<'security-findings'> = {
  subject: INSTALLATION,
  start: {
    ...{ statistic: undefined, accounts: undefined, regions: undefined, severities: undefined, products: undefined },
    topN: undefined,
  },
  text: ({ statistic, severities = [], accounts = [], regions = [], products = [] }) =>
    [
      'Security findings',
      ...[severities, accounts, regions, products].flatMap((values) =>
        values.length > 0 ? [values.join(' or ')] : []
      ),
      ...(statistic && statistic !== 'worst' ? [statistic] : []),
    ].join(', '),
  applyVariables({ accounts, regions, severities, products }, { spread, adHoc }) {
    // A variable that stands for anything filters nothing.
    const chosen = (values: readonly string[] = []) => {
      const all = values.flatMap(spread);
      return all.includes(ANYTHING) ? [] : all;
    };
    const asked = { accounts: chosen(accounts), regions: chosen(regions) };
    for (const { key, operator, value, values } of adHoc) {
      const field = AD_HOC[key];
      if (field === undefined || (operator !== '=' && operator !== '=|')) continue;
      const wanted = values ?? [value];
      const before = asked[field];
      asked[field] = before.length === 0 ? wanted : before.filter((one) => wanted.includes(one));
      // Nothing is both.
      if (asked[field].length === 0) asked[field] = [''];
    }
    return { ...asked, severities: chosen(severities) as Severities, products: chosen(products) };
  },
};
