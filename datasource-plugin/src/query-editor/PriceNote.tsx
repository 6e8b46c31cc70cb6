import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import { useCallback } from 'react';
import { useLoaded } from '../query-types/fields/use-loaded.ts';
import type { Price, Resources } from '../resources.ts';

const dollars = (amount: number) => `$${amount.toFixed(2)}`;

function sumOf(price: Price, pick: (connection: Price['connections'][number]) => { readonly value: number }): number {
  return price.connections.reduce((sum, connection) => sum + pick(connection).value, 0);
}

/** What the question costs, before it is saved. Silent while it is not known: a price that may be wrong is worse than none. */
export function PriceNote({ resources }: { readonly resources: Resources }) {
  const state = useLoaded(useCallback(() => resources.price(), [resources]));
  if (state.kind !== 'loaded') return null;
  const { value: price } = state;
  const refresh = t('price.refresh', '{{price}} per refresh: answers come from the warehouse.', {
    price: dollars(price.perRefresh.value),
  });
  const values = {
    expected: dollars(sumOf(price, ({ expectedPerMonth }) => expectedPerMonth)),
    budget: dollars(sumOf(price, ({ budgetPerMonth }) => budgetPerMonth)),
    spent: dollars(sumOf(price, ({ spentThisMonth }) => spentThisMonth)),
  };
  const collecting = price.connections.every(({ real }) => !real)
    ? t('price.demo', 'The demo calls a simulated AWS; no money flows.')
    : t(
        'price.collecting',
        'Collecting comes to about {{expected}} a month of {{budget}} allowed; {{spent}} spent so far.',
        values
      );
  return (
    <Text variant="bodySmall" color="secondary">
      {`${refresh} ${collecting}`}
    </Text>
  );
}
