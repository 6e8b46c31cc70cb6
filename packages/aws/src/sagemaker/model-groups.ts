import type { ModelPackageGroupSummary, ModelPackageSummary } from '@aws-sdk/client-sagemaker';

import { collectPart, eachOnce, readPages } from '../collect-part.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem } from '../item-source.ts';
import type { SageMakerClient } from './client.ts';
import { PAGE } from './page.ts';
import { modelGroupItem } from './to-items.ts';

/** Models of the registry with their newest versions; where those may not be asked for, the models are told all the same. */
export async function* collectModelGroups(
  client: SageMakerClient,
  region: string,
  context: ItemCollectContext
): AsyncGenerator<ItemBatch | ItemProblem> {
  const { beforeCall, signal } = context;
  const part = { kind: 'model-group', scope: region };
  const listed = await collectPart(part, async () => {
    const found: ModelPackageGroupSummary[] = [];
    const pages = readPages(
      'ListModelPackageGroups',
      context,
      (NextToken, stop) => client.packageGroups({ MaxResults: PAGE, NextToken }, stop),
      ({ NextToken }) => NextToken
    );
    for await (const { ModelPackageGroupSummaryList = [] } of pages) found.push(...ModelPackageGroupSummaryList);
    return found;
  });
  if ('problem' in listed) {
    yield listed;
    return;
  }
  const versions = new Map<string, readonly ModelPackageSummary[]>();
  const asked = await collectPart({ ...part, scope: `${region}/versions` }, async () => {
    for (const { ModelPackageGroupName = '' } of listed) {
      // The newest version, and the newest that is approved, are among the last hundred.
      await beforeCall('ListModelPackages');
      const { ModelPackageSummaryList = [] } = await client.packages(
        { ModelPackageGroupName, SortBy: 'CreationTime', SortOrder: 'Descending', MaxResults: PAGE },
        signal
      );
      versions.set(ModelPackageGroupName, ModelPackageSummaryList);
    }
    return versions;
  });
  const items = listed.map((one) => modelGroupItem(one, versions.get(one.ModelPackageGroupName ?? '') ?? null));
  yield { ...part, items: eachOnce(items) };
  if ('problem' in asked) yield asked;
}
