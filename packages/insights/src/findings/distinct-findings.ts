import type { ItemRecord } from '@smartcloudops/warehouse';

/**
 * Findings (items of kind `finding`) as they stood at one moment, each told once. A product and the hub that it sends what it finds to
 * both tell of it: the product's own record carries in `hubId` the id that the hub gives to the same. The product's is kept, and takes
 * from the hub what it does not know itself: a severity, a workflow, and that people said there to live with it. What is told by
 * the hub alone stays the hub's.
 */
export function distinctFindings(records: readonly ItemRecord[]): readonly ItemRecord[] {
  const keyOf = (connection: string, id: unknown) => JSON.stringify([connection, id]);
  const told = new Set(
    records.flatMap(({ connection, attributes: { hubId } }) =>
      typeof hubId === 'string' ? keyOf(connection, hubId) : []
    )
  );
  const ofHub = ({ connection, id, attributes }: ItemRecord) =>
    typeof attributes['hubId'] !== 'string' && told.has(keyOf(connection, id));
  const byHub = new Map(records.filter(ofHub).map((one) => [keyOf(one.connection, one.id), one]));
  return records
    .filter((one) => !ofHub(one))
    .map((one) => {
      const { hubId } = one.attributes;
      const hub = typeof hubId === 'string' ? byHub.get(keyOf(one.connection, hubId)) : undefined;
      return hub === undefined ? one : { ...one, attributes: completed(one.attributes, hub.attributes) };
    });
}

type Attributes = ItemRecord['attributes'];

function completed(own: Attributes, hub: Attributes): Attributes {
  const missing = Object.entries(hub).filter(([name]) => own[name] === null || own[name] === undefined);
  // An end and a last look of the hub are of its own copy.
  const taken = Object.fromEntries(missing.filter(([name]) => !OF_A_COPY.has(name)));
  const isLivedWith = own['state'] === 'open' && hub['state'] === 'suppressed';
  return { ...own, ...taken, ...(isLivedWith ? { state: 'suppressed' } : {}) };
}

const OF_A_COPY: ReadonlySet<string> = new Set(['hubId', 'lastObservedAt', 'closedAt']);
