import { AnalyticsError } from '../errors.ts';

/** Which sums belong together: a tree, or groups that cross (tags). Sparse; thousands of leaves are fine. */
export interface Structure {
  /** Number of series, sums and leaves. */
  readonly nodes: number;
  /** Per leaf position: the node of that leaf. */
  readonly leaves: readonly number[];
  /** Per node: positions in `leaves` of the leaves that it sums; of a leaf: its own. */
  readonly members: readonly (readonly number[])[];
}

/**
 * The structure of a tree or forest.
 * @param parents per node: the node it is part of; null or -1 for a root. Nodes without children are the leaves, in node order.
 * @throws AnalyticsError `ANALYTICS_STRUCTURE` for a parent that does not exist, or a node that is its own ancestor
 */
export function hierarchy(parents: readonly (number | null)[]): Structure {
  const nodes = parents.length;
  const parentOf = (node: number) => parents[node] ?? -1;
  const isParent = new Uint8Array(nodes);
  parents.forEach((_, node) => {
    const parent = parentOf(node);
    if (!Number.isInteger(parent) || parent < -1 || parent >= nodes)
      throw new AnalyticsError('ANALYTICS_STRUCTURE', `Node ${node} has the parent ${parent}, which does not exist.`);
    if (parent >= 0) isParent[parent] = 1;
  });
  const members: number[][] = Array.from({ length: nodes }, () => []);
  const leaves: number[] = [];
  for (let leaf = 0; leaf < nodes; leaf++) {
    if (isParent[leaf]) continue;
    for (let node = leaf; node >= 0; node = parentOf(node)) {
      if (members[node]?.at(-1) === leaves.length) throw circle(node);
      members[node]?.push(leaves.length);
    }
    leaves.push(leaf);
  }
  const orphan = members.findIndex((own) => own.length === 0);
  if (orphan >= 0) throw circle(orphan);
  return { nodes, leaves, members };
}

const circle = (node: number) => new AnalyticsError('ANALYTICS_STRUCTURE', `Node ${node} is its own ancestor.`);

/** @throws AnalyticsError `ANALYTICS_STRUCTURE` */
export function checkStructure({ nodes, leaves, members }: Structure): void {
  const refuse = (what: string) => {
    throw new AnalyticsError('ANALYTICS_STRUCTURE', what);
  };
  if (members.length !== nodes) refuse(`There are ${nodes} nodes, but members for ${members.length}.`);
  leaves.forEach((node, position) => {
    const own = members[node];
    if (own?.length !== 1 || own[0] !== position)
      refuse(`Leaf ${position} is node ${node}, which sums other leaves than itself.`);
  });
  const seenBy = new Int32Array(leaves.length).fill(-1);
  members.forEach((own, node) => {
    if (own.length === 0) refuse(`Node ${node} sums no leaf.`);
    for (const position of own) {
      if (!(position in leaves)) refuse(`Node ${node} sums the leaf ${position}, which does not exist.`);
      if (seenBy[position] === node) refuse(`Node ${node} sums the leaf ${position} twice.`);
      seenBy[position] = node;
    }
  });
}
