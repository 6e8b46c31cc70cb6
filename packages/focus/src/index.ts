export * from './cost-metric.ts';
export * from './decimal.ts';
export * from './dimension.ts';
export * from './focus-row.ts';
