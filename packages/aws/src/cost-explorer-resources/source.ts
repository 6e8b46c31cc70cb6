import { DAY_MS, periodStart } from '@smartcloudops/focus';
import type { Dimension } from '@smartcloudops/focus';

import type { CostExplorerClient } from '../cost-explorer/client.ts';
import { ALWAYS } from '../cost-explorer/cut.ts';
import type { Cut } from '../cost-explorer/cut.ts';
import { toFocus } from '../cost-explorer/to-focus.ts';
import { AwsError } from '../errors.ts';
import type { ChargeWindow, Source, SourceRequest } from '../source.ts';
import { COST_EXPLORER_RESOURCES_FACTS } from './facts.ts';

/** As far as AWS tells of single resources. */
const DAYS_BACK = 14;
/** The service that AWS documents resources for; the operation takes no request without it. */
const SERVICE = 'Amazon Elastic Compute Cloud - Compute';
const CUT = 'service-resource';
const DIMENSIONS: readonly Dimension[] = [...ALWAYS, 'ResourceId'];
const OPERATIONS = ['GetCostAndUsageWithResources', 'GetCostAndUsage'] as const;

const ofService = { Dimensions: { Key: 'SERVICE', Values: [SERVICE] } };

/** The two questions that make up the bill: resources of the service, then all other services as they are. */
const PARTS = [
  { groupBy: { Type: 'DIMENSION', Key: 'RESOURCE_ID' }, filter: ofService },
  { groupBy: { Type: 'DIMENSION', Key: 'SERVICE' }, filter: { Not: ofService } },
] as const;

const shared = { name: CUT, dimensions: DIMENSIONS } as const;
const CUTS: readonly Cut[] = [
  {
    ...shared,
    groupBy: [PARTS[0].groupBy],
    columns: ([resource = '']) => ({
      ServiceName: SERVICE,
      ResourceId: resource === '' || resource === 'NoResourceId' ? null : resource,
    }),
  },
  { ...shared, groupBy: [PARTS[1].groupBy], columns: ([service = '']) => ({ ServiceName: service || null }) },
];

/** Where a request is: in which of its parts, and at which page of it. */
interface Progress {
  readonly part: 0 | 1;
  readonly token: string | null;
}

const progressOf = (token: string | null): Progress =>
  token === null ? { part: 0, token: null } : (JSON.parse(token) as Progress);

/**
 * Charges of the last days with what each EC2 instance costs: the whole bill, so that nothing is lost where resources are asked for;
 * other services have no resource. It takes an opt-in in the settings of Cost Explorer.
 */
export function costExplorerResourcesSource(client: Pick<CostExplorerClient, 'ask' | 'close'>): Source {
  const { name, title, permissions, freshness } = COST_EXPLORER_RESOURCES_FACTS;
  return {
    ...{ name, title, operation: OPERATIONS[0], pricePerCall: '0.01' },
    actions: permissions.map(({ action }) => action),
    freshness: { updatedEveryHours: freshness.updatedEveryHours, settlesAfterDays: DAYS_BACK, recheckEveryDays: 7 },
    operationOf: (_, token) => OPERATIONS[progressOf(token).part],
    cuts: () => [CUT],
    // The fourteenth day is over at different moments here and there.
    earliest: (now) => periodStart(now, 'day') - (DAYS_BACK - 1) * DAY_MS,
    request: (_, window) => requestOf(window),
    probe: (now) => requestOf({ from: now, to: now }),
    async fetchPage({ parameters }, given, signal) {
      const { part, token } = progressOf(given);
      const { TimePeriod } = JSON.parse(parameters) as { TimePeriod: object };
      const { groupBy, filter } = PARTS[part];
      const input = {
        ...{ TimePeriod, Granularity: 'DAILY', Metrics: ['UnblendedCost', 'AmortizedCost', 'UsageQuantity'] },
        ...{ GroupBy: [groupBy], Filter: filter },
      };
      const { body, nextToken } = await client.ask(OPERATIONS[part], input, token, signal);
      const next: Progress | null =
        nextToken !== null ? { part, token: nextToken } : part === 0 ? { part: 1, token: null } : null;
      return { body: JSON.stringify({ part, body }), nextToken: next && JSON.stringify(next) };
    },
    *toFocus(_, bodies) {
      const pages = [...bodies].map(pageOf);
      for (const [part, cut] of CUTS.entries())
        yield* toFocus(
          cut,
          pages.filter((page) => page.part === part).map(({ body }) => body)
        );
    },
    close: () => client.close(),
  };
}

function requestOf(window: ChargeWindow): SourceRequest {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const parameters = JSON.stringify({ TimePeriod: { Start: day(window.from), End: day(window.to) } });
  return { cut: CUT, dimensions: DIMENSIONS, window, parameters };
}

function pageOf(text: string): { readonly part: number; readonly body: string } {
  const page = JSON.parse(text) as { part?: unknown; body?: unknown };
  if (typeof page.part === 'number' && typeof page.body === 'string') return { part: page.part, body: page.body };
  throw new AwsError(
    'AWS_ANSWER_UNREADABLE',
    'A page of the costs by resource is not of the form that it was kept in.'
  );
}
