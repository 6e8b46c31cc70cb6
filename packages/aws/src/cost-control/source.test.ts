import { formatDecimal, parseDecimal } from '@smartcloudops/focus';
import { createWorld, startTwin } from '@smartcloudops/twin';

import { costExplorerClient } from '../cost-explorer/client.ts';
import { costControlSource } from './source.ts';

const NOW = Date.UTC(2026, 9, 20, 12);
const KEYS = { authType: 'keys', accessKey: 'TWINDEMO', secretKey: 's' } as const;

test('months by service are what Cost Explorer itself adds up, over however many pages', async () => {
  const world = createWorld({ seed: 3, days: 40, accounts: 2, now: NOW });
  const twin = await startTwin({ world, now: NOW, pageGroups: 7 });
  const client = costExplorerClient({ ...KEYS, endpoint: twin.url });
  const source = costControlSource(client);
  try {
    const [request] = source.requests(NOW);
    const bodies: string[] = [];
    for (let token: string | null = null, first = true; request && (first || token !== null); first = false) {
      const page = await source.fetchPage(request, token);
      bodies.push(page.body);
      token = page.nextToken;
    }
    expect(bodies.length).toBeGreaterThan(2);
    const batches = source.toItems(request ?? { parameters: '', title: '' }, bodies);
    const months = new Map(batches.map(({ scope, items }) => [scope, items]));
    for (const [month, Start, End] of [
      ['2026-09', '2026-09-01', '2026-10-01'],
      ['2026-10', '2026-10-01', '2026-11-01'],
    ] as const) {
      const { body } = await client.getCostAndUsage({
        TimePeriod: { Start, End },
        Granularity: 'MONTHLY',
        Metrics: ['UnblendedCost'],
      });
      const answer = JSON.parse(body) as { ResultsByTime: { Total: { UnblendedCost: { Amount: string } } }[] };
      const billed = months.get(month)?.find(({ attributes }) => attributes.metric === 'BilledCost');
      const services = billed?.attributes.services as readonly (readonly [string, string])[];
      const sum = services.reduce((total, [, amount]) => total + (parseDecimal(amount) ?? 0n), 0n);
      expect(formatDecimal(sum)).toBe(
        formatDecimal(parseDecimal(answer.ResultsByTime[0]?.Total.UnblendedCost.Amount ?? '') ?? 0n)
      );
      expect(new Set(services.map(([name]) => name)).size).toBe(services.length);
    }
  } finally {
    client.close();
    await twin.close();
  }
});

test('an answer without the amounts is refused by name', () => {
  const source = costControlSource({ getCostAndUsage: () => Promise.reject(new Error()), close() {} });
  const body = JSON.stringify({
    ResultsByTime: [
      { TimePeriod: { Start: '2026-09-01', End: '2026-10-01' }, Groups: [{ Keys: ['EC2'], Metrics: {} }] },
    ],
  });
  expect(() => source.toItems({ parameters: '', title: '' }, [body])).toThrow(/the group EC2 of 2026-09 has no/);
});
