export type { Clock, Logger } from './context.ts';
export * from './errors.ts';
export { importFile } from './files/import-file.ts';
export type { ImportFileContext, ImportFileOptions, ImportFileReport } from './files/import-file.ts';
export { collect } from './collect/collect.ts';
export type { CollectOptions, CollectProgress, CollectResult } from './collect/collect.ts';
export type { RetryPolicy } from './collect/backoff.ts';
export { proveAccess } from './collect/prove-access.ts';
export { spentInMonth } from './collect/spent.ts';
