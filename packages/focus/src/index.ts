export * from './charge-period.ts';
export * from './cost-metric.ts';
export * from './decimal.ts';
export * from './dimension.ts';
export * from './empty-focus-row.ts';
export * from './focus-row.ts';
export * from './bill-columns.ts';
export * from './focus-columns.ts';
