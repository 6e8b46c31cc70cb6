/** Calls under way at once: far below what AWS allows, enough to hide the way there and back. */
const AT_ONCE = 4;

/** The first failure ends it; calls that are under way then are waited for, because they were counted. */
export async function inParallel<Item, Output>(
  items: readonly Item[],
  work: (item: Item) => Promise<Output>
): Promise<Output[]> {
  const outputs: Output[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      try {
        outputs[index] = await work(items[index] as Item);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return outputs;
}
