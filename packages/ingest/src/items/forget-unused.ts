import type { ItemProblem } from '@smartcloudops/aws';
import type { Warehouse } from '@smartcloudops/warehouse';

/**
 * Of a service that is off there is nothing any more: the provider has thrown away what it had. What was known of the parts that the
 * problems are about stays in the history, and is gone from now on.
 */
export async function forgetUnused(
  { items }: Pick<Warehouse, 'items'>,
  { connection, source }: { readonly connection: string; readonly source: string },
  problems: readonly ItemProblem[],
  now: number
): Promise<void> {
  for (const { kind, scope, problem } of problems) {
    if (problem.code !== 'AWS_SERVICE_NOT_ENABLED' || scope === null) continue;
    const known = await items.read({ connections: [connection], kind, source }, null);
    // A part of which nothing is known must not look as if it had been told.
    if (known.some((item) => scope === '' || item.scope === scope))
      await items.write({ connection, source, kind, scope, items: [] }, now);
  }
}
