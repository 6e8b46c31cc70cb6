export type { Clock, Logger } from './context.ts';
export * from './errors.ts';
export { importFile } from './files/import-file.ts';
export type { ImportFileContext, ImportFileOptions, ImportFileReport } from './files/import-file.ts';
