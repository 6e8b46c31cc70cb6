export type { Credential, Fault, FaultKind, Invoice, InvoiceItem, Twin, TwinOptions } from './api.ts';
export { FAULT_KINDS } from './api.ts';
export type { ExportDefinition } from './exports/export-definition.ts';
export type { AthenaRows, AthenaRun, AthenaRunner, AthenaTable, AthenaWorkGroup } from './services/athena/running.ts';
export type { Account } from './world/line.ts';
export type {
  PlantedAnomaly,
  PlantedCharge,
  PlantedFinding,
  PlantedRestatement,
  PlantedTrouble,
  PlantedWaste,
  Truth,
} from './world/truth.ts';
export type { World, WorldOptions } from './world/world.ts';
export { TWIN_ERRORS, TwinError } from './errors.ts';
export type { TwinErrorCode } from './errors.ts';
export { createWorld } from './world/create-world.ts';
export type { FocusRange } from './world/focus-rows.ts';
export { focusRows } from './world/focus-rows.ts';
export { startTwin } from './server.ts';
