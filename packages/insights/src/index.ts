export type * from './cost-answer.ts';
export { costByDimension } from './cost-by-dimension.ts';
export type * from './deps.ts';
export type * from './notice.ts';
