import { costExplorerSource } from '@smartcloudops/aws';

/** Cost Explorer as far as its requests are only counted: it calls nobody. */
export const COUNTED_COST_EXPLORER = costExplorerSource({
  getCostAndUsage: () => Promise.reject(new Error('only counted')),
  close() {},
});
