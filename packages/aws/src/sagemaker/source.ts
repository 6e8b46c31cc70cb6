import { collectPart, eachOnce, readPages } from '../collect-part.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, ItemSource, SourceItem } from '../item-source.ts';
import type { SageMakerClient } from './client.ts';
import { collectEndpoints } from './endpoints.ts';
import { SAGEMAKER_FACTS } from './facts.ts';
import { collectModelGroups } from './model-groups.ts';
import { PAGE } from './page.ts';
import { executionItem, modelItem, scheduleItem } from './to-items.ts';

/**
 * Endpoints, models and Model Monitor of the account that signs in: kinds `model-endpoint`, `model`, `model-group` and
 * `monitoring-schedule`, each complete by region, and `monitoring-run`, events.
 * @param clients one per region
 */
export function sageMakerSource(clients: ReadonlyMap<string, SageMakerClient>): ItemSource {
  return {
    facts: SAGEMAKER_FACTS,
    async *collect(context) {
      for (const [region, client] of clients) {
        yield* collectEndpoints(client, region, context);
        yield await collectModels(client, region, context);
        yield* collectModelGroups(client, region, context);
        yield await collectSchedules(client, region, context);
        yield await collectRuns(client, region, context);
      }
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

type Collected = Promise<ItemBatch | ItemProblem>;

function collectModels(client: SageMakerClient, region: string, context: ItemCollectContext): Collected {
  const part = { kind: 'model', scope: region };
  return collectPart(part, async () => {
    const items: SourceItem[] = [];
    const pages = readPages(
      'ListModels',
      context,
      (NextToken, signal) => client.models({ MaxResults: PAGE, NextToken }, signal),
      ({ NextToken }) => NextToken
    );
    for await (const { Models = [] } of pages) items.push(...Models.map(modelItem));
    return { ...part, items: eachOnce(items) };
  });
}

function collectSchedules(client: SageMakerClient, region: string, context: ItemCollectContext): Collected {
  const part = { kind: 'monitoring-schedule', scope: region };
  return collectPart(part, async () => {
    const items: SourceItem[] = [];
    const pages = readPages(
      'ListMonitoringSchedules',
      context,
      (NextToken, signal) => client.schedules({ MaxResults: PAGE, NextToken }, signal),
      ({ NextToken }) => NextToken
    );
    for await (const { MonitoringScheduleSummaries: found = [] } of pages) items.push(...found.map(scheduleItem));
    return { ...part, items: eachOnce(items) };
  });
}

/** A problem names the region, as events themselves are of no part. */
async function collectRuns(client: SageMakerClient, region: string, context: ItemCollectContext): Collected {
  return collectPart({ kind: 'monitoring-run', scope: region }, async () => {
    const items: SourceItem[] = [];
    const pages = readPages(
      'ListMonitoringExecutions',
      context,
      (NextToken, signal) =>
        client.executions({ ScheduledTimeAfter: new Date(context.since), MaxResults: PAGE, NextToken }, signal),
      ({ NextToken }) => NextToken
    );
    for await (const { MonitoringExecutionSummaries: found = [] } of pages) {
      items.push(...found.flatMap((one) => executionItem(region, one)));
    }
    return { kind: 'monitoring-run', scope: null, items: eachOnce(items) };
  });
}
