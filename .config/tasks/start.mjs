// The workbench: builds what changed, starts the backend with its demo account, serves the plugins in a page.
// In this very process, so that signals reach it.
await import('../../packages/workbench/src/main.ts');
