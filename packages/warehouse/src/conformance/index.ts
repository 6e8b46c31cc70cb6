export { warehouseContract } from './warehouse-contract.ts';
export type { MakeWarehouse } from './warehouse-contract.ts';
