export * from './sql-engine.ts';
