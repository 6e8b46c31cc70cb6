import type { Structure } from './structure.ts';

/** The nodes that nest, as a forest, and those that cross them. */
export interface Nesting {
  /** Nodes of the forest, children before parents. */
  readonly order: Int32Array;
  /** Per node: its parent in the forest, -1 for roots and crossing nodes. */
  readonly parent: Int32Array;
  readonly isLeaf: Uint8Array;
  readonly crossing: readonly number[];
}

/** Takes nodes into the forest in the order given, as long as they nest with those taken before; the rest crosses. */
export function nest({ nodes, leaves, members }: Structure): Nesting {
  const isLeaf = new Uint8Array(nodes);
  for (const node of leaves) isLeaf[node] = 1;
  const taken: number[] = [...leaves];
  const crossing: number[] = [];
  const containers: number[][] = leaves.map(() => []);
  const size = (node: number) => members[node]?.length ?? 0;
  members.forEach((own, node) => {
    if (isLeaf[node]) return;
    const shared = new Map<number, number>();
    for (const position of own) {
      for (const other of containers[position] ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    const nests = [...shared].every(([other, count]) => count === own.length || count === size(other));
    if (!nests) return void crossing.push(node);
    taken.push(node);
    for (const position of own) containers[position]?.push(node);
  });

  // Ascending by size, a node's children are the topmost nodes so far of its leaves.
  const order = Int32Array.from(taken.sort((a, b) => size(a) - size(b) || (isLeaf[b] ?? 0) - (isLeaf[a] ?? 0)));
  const parent = new Int32Array(nodes).fill(-1);
  const top = Int32Array.from(leaves);
  for (const node of order) {
    if (isLeaf[node]) continue;
    for (const position of members[node] ?? []) {
      const child = top[position] as number;
      if (child !== node) parent[child] = node;
      top[position] = node;
    }
  }
  return { order, parent, isLeaf, crossing };
}
