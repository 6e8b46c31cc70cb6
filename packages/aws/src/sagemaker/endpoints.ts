import type { DescribeEndpointConfigOutput, DescribeEndpointOutput, EndpointSummary } from '@aws-sdk/client-sagemaker';

import { collectPart, eachOnce, readPages } from '../collect-part.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem } from '../item-source.ts';
import type { SageMakerClient } from './client.ts';
import { PAGE } from './page.ts';
import { endpointItem } from './to-items.ts';

/** Endpoints with what is behind them; what may not be asked is left out, and the endpoints are told all the same. */
export async function* collectEndpoints(
  client: SageMakerClient,
  region: string,
  context: ItemCollectContext
): AsyncGenerator<ItemBatch | ItemProblem> {
  const { beforeCall, signal } = context;
  const part = { kind: 'model-endpoint', scope: region };
  const listed = await collectPart(part, async () => {
    const found: EndpointSummary[] = [];
    const pages = readPages(
      'ListEndpoints',
      context,
      (NextToken, stop) => client.endpoints({ MaxResults: PAGE, NextToken }, stop),
      ({ NextToken }) => NextToken
    );
    for await (const { Endpoints = [] } of pages) found.push(...Endpoints);
    return found;
  });
  if ('problem' in listed) {
    yield listed;
    return;
  }
  const details = new Map<string, DescribeEndpointOutput>();
  const described = await collectPart({ ...part, scope: `${region}/instances` }, async () => {
    for (const { EndpointName = '' } of listed) {
      await beforeCall('DescribeEndpoint');
      details.set(EndpointName, await client.endpoint({ EndpointName }, signal));
    }
    return details;
  });
  const configs = new Map<string, DescribeEndpointConfigOutput>();
  const configured = await collectPart({ ...part, scope: `${region}/models` }, async () => {
    for (const EndpointConfigName of new Set([...details.values()].flatMap((one) => one.EndpointConfigName ?? []))) {
      await beforeCall('DescribeEndpointConfig');
      configs.set(EndpointConfigName, await client.endpointConfig({ EndpointConfigName }, signal));
    }
    return configs;
  });
  const items = listed.map((one) => {
    const detail = details.get(one.EndpointName ?? '') ?? null;
    return endpointItem(one, detail, configs.get(detail?.EndpointConfigName ?? '') ?? null);
  });
  yield { ...part, items: eachOnce(items) };
  if ('problem' in described) yield described;
  if ('problem' in configured) yield configured;
}
