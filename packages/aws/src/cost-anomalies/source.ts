import { DAY_MS } from '@smartcloudops/focus';

import { costExplorerItems, itemRequest, questionOf } from '../cost-explorer/paid-items.ts';
import type { Asking } from '../cost-explorer/paid-items.ts';
import type { PaidItemSource } from '../item-source.ts';
import { COST_ANOMALIES_FACTS } from './facts.ts';
import { anomalyItems, monitorItems } from './to-items.ts';

/** As long as AWS keeps them; one of the 90 is left out because days end at different moments here and there. */
const DAYS_BACK = 89;
const PAGE = 100;

/** AWS's own anomalies (kind `cost-anomaly`, which only adds, so that they stay known) and its monitors (`anomaly-monitor`). */
export function costAnomaliesSource(client: Asking): PaidItemSource {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return costExplorerItems(client, {
    facts: COST_ANOMALIES_FACTS,
    requests: (now) => [
      itemRequest('anomalies', {
        operation: 'GetAnomalies',
        // Unlike everywhere else, the end is one of the days.
        input: { DateInterval: { StartDate: day(now - DAYS_BACK * DAY_MS), EndDate: day(now) }, MaxResults: PAGE },
      }),
      itemRequest('monitors', { operation: 'GetAnomalyMonitors', input: { MaxResults: PAGE } }),
    ],
    toItems(request, bodies) {
      const pages = [...bodies];
      return [questionOf(request).operation === 'GetAnomalies' ? anomalyItems(pages) : monitorItems(pages)];
    },
  });
}
