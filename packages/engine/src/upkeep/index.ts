export { backUp, restore } from './back-up.ts';
export type { BackupReport } from './back-up.ts';
export { retain } from './retain.ts';
