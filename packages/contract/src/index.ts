export * from './access-policy.ts';
export * from './allocation-rules.ts';
export * from './frame.ts';
export * from './metric-responses.ts';
export * from './query/for-alerting.ts';
export * from './query.ts';
export * from './recommendation-frame.ts';
export * from './rest.ts';
