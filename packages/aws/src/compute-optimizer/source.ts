import { collectPart, eachOnce, readPages } from '../collect-part.ts';
import { AwsError } from '../errors.ts';
import type { ItemBatch, ItemCollectContext, ItemProblem, ItemSource, SourceItem } from '../item-source.ts';
import type { ComputeOptimizerClient } from './client.ts';
import { COMPUTE_OPTIMIZER_FACTS } from './facts.ts';
import { PARTS } from './parts.ts';
import type { Part } from './parts.ts';

/**
 * What AWS makes of the size of machines, volumes, functions, databases, services and groups of the account that signs in (kind
 * `rightsizing`, complete by region and type: scope `us-east-1/Ec2Instance`), and what does nothing (kind `idle-resource`, by region).
 * @param clients one per region
 */
export function computeOptimizerSource(clients: ReadonlyMap<string, ComputeOptimizerClient>): ItemSource {
  return {
    facts: COMPUTE_OPTIMIZER_FACTS,
    async *collect(context) {
      const [first] = clients.values();
      const off = first ? await enrolmentProblem(first, context) : null;
      if (off) yield off;
      if (off?.problem.code === 'AWS_SERVICE_NOT_ENABLED') return;
      for (const [region, client] of clients) {
        for (const part of PARTS) yield await collectOne(client, region, part, context);
      }
    },
    close() {
      for (const one of clients.values()) one.close();
    },
  };
}

function collectOne(
  client: ComputeOptimizerClient,
  region: string,
  { kind, type, operation, page }: Part,
  context: ItemCollectContext
): Promise<ItemBatch | ItemProblem> {
  const batch = { kind, scope: type === null ? region : `${region}/${type}` };
  return collectPart(batch, async () => {
    const items: SourceItem[] = [];
    const pages = readPages(
      operation,
      context,
      (token, signal) => page(client, region, token, signal),
      ({ nextToken }) => nextToken
    );
    for await (const one of pages) items.push(...one.items);
    return { ...batch, items: eachOnce(items) };
  });
}

/**
 * Why nothing will come; null: the account takes part, or its enrolment is under way. Where it may not be asked, the recommendations
 * are asked for all the same, because AWS tells there too.
 */
async function enrolmentProblem(
  client: ComputeOptimizerClient,
  { beforeCall, signal }: ItemCollectContext
): Promise<ItemProblem | null> {
  const part = { kind: 'rightsizing', scope: 'enrolment' };
  const outcome = await collectPart(part, async () => {
    await beforeCall('GetEnrollmentStatus');
    const { status, statusReason } = await client.enrollmentStatus(signal);
    if (status === 'Active' || status === 'Pending') return { ...part, items: [] };
    const why = statusReason ? ` AWS says: ${statusReason}` : '';
    throw new AwsError(
      'AWS_SERVICE_NOT_ENABLED',
      `The account is not enrolled in AWS Compute Optimizer (status ${status ?? 'unknown'}), so AWS looks at none of its resources.${why} Enrol it, for nothing: open Compute Optimizer in the AWS console and choose "Get started", or run "aws compute-optimizer update-enrollment-status --status Active" (with --include-member-accounts in the management account for all accounts). The first findings come within a day.`,
      { action: 'compute-optimizer:GetEnrollmentStatus' }
    );
  });
  return 'problem' in outcome ? outcome : null;
}
