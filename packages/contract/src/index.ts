export * from './frame.ts';
export * from './query.ts';
export * from './recommendation-frame.ts';
