import { fromText } from '../../absent.ts';
import { INSTALLATION } from '../installation/installation.ts';
import { conditionWith } from '../conditions/condition.ts';
import type { Question } from '../question.ts';
import type { Variables } from '../variables.ts';

/** What variables stand for; one that stands for anything filters nothing. */
function valuesOf(values: readonly string[] | undefined, variables: Variables): string[] {
  const condition = conditionWith({ values: (values ?? []).map(fromText) }, variables);
  return condition === null ? [] : condition.values.flatMap((value) => value ?? []);
}

export const recommendations: Question<'recommendations'> = {
  subject: INSTALLATION,
  start: { statistic: undefined, by: undefined, accounts: [], services: [], actions: [], efforts: [] },
  text: ({ statistic, by, ...only }) => {
    const figure = statistic && statistic !== 'list' ? `, ${statistic}` : '';
    const chosen = [only.accounts, only.services, only.actions, only.efforts].flatMap((values) => values ?? []);
    const where = chosen.length > 0 ? ` of ${chosen.join(', ')}` : '';
    return `Recommendations${where}${figure}${by ? ` by ${by}` : ''}`;
  },
  applyVariables: ({ accounts, services, actions, efforts }, variables) => ({
    accounts: valuesOf(accounts, variables),
    services: valuesOf(services, variables),
    actions: valuesOf(actions, variables),
    efforts: valuesOf(efforts, variables),
  }),
};
