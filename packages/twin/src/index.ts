export type { Credential, Fault, FaultKind, Invoice, InvoiceItem, Twin, TwinOptions } from './api.ts';
export { FAULT_KINDS } from './api.ts';
export type { Account } from './world/line.ts';
export type { PlantedAnomaly, PlantedCharge, PlantedRestatement, PlantedWaste, Truth } from './world/truth.ts';
export type { World, WorldOptions } from './world/world.ts';
