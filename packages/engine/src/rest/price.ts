import { createRoute } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { priceResponseSchema } from '@smartcloudops/contract';
import { formatDecimal, parseDecimal } from '@smartcloudops/focus';

import { monthlyPrice } from '../collecting/monthly-price.ts';
import { sourceState } from '../health/source-state.ts';
import { money } from '../json/money.ts';
import type { RestContext, RestEnv } from './app.ts';
import { answers } from './route.ts';

const priceRoute = createRoute({
  method: 'get',
  path: '/api/v1/price',
  summary: 'What a panel or an alert rule costs, and what collecting costs a month',
  responses: answers(priceResponseSchema, 'US dollars'),
});

export function addPrice(app: OpenAPIHono<RestEnv>, rest: RestContext): void {
  app.openapi(priceRoute, async (c) => {
    const { connections: allowed } = c.env.principal;
    const known = (await rest.answers.connections(null)).filter(({ id }) => allowed === null || allowed.includes(id));
    const settings = known.flatMap((one) => (one.kind === 'open' ? [one.settings] : []));
    const connections = await Promise.all(
      settings.map(async (one) => {
        const { expected, budget } = monthlyPrice(one);
        const { spent } = await sourceState(rest, one);
        return {
          connection: one.id,
          expectedPerMonth: money(expected),
          budgetPerMonth: money(budget),
          spentThisMonth: money(parseDecimal(spent) ?? 0n),
          real: one.kind !== 'demo',
        };
      })
    );
    // Every question is answered from the warehouse: refreshes and rules call nobody.
    return c.json({ currency: 'USD' as const, perRefresh: { amount: formatDecimal(0n), value: 0 }, connections }, 200);
  });
}
