import type { Command } from './command.ts';

/** Every command with its line in `--help`; a command's code is loaded only when it runs. */
export const COMMANDS: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  serve: {
    summary: 'Answer REST requests and collect on a schedule',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  import: {
    summary: 'Read bills (FOCUS or CUR; CSV or Parquet, .gz too) into the warehouse',
    load: async () => (await import('./commands/import.ts')).importBills,
  },
  connect: {
    summary: 'Remember an AWS account, or the demo, as a connection',
    load: async () => (await import('./commands/connect.ts')).connect,
  },
  policy: {
    summary: 'Print the IAM policy that the sources need, and what they cost',
    load: async () => (await import('./commands/policy.ts')).policy,
  },
  collect: {
    summary: 'Collect from the connections now',
    load: async () => (await import('./commands/collect.ts')).collect,
  },
  backfill: {
    summary: 'Tell what up to 38 months of history cost, and collect them within the budget',
    load: async () => (await import('./commands/backfill.ts')).backfill,
  },
  verify: {
    summary: 'Compare every month with what its source says; ends with 1 on a gap',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  query: {
    summary: "Answer one query as Grafana's frame JSON",
    load: async () => (await import('./commands/query.ts')).query,
  },
  forecast: {
    summary: 'Forecast series given as JSON lines',
    load: async () => (await import('./commands/forecast.ts')).forecast,
  },
  anomalies: {
    summary: 'Tell how strange each value of series given as JSON lines is',
    load: async () => (await import('./commands/anomalies.ts')).anomalies,
  },
  backup: {
    summary: 'Copy the warehouse while everything goes on',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  restore: {
    summary: 'Put a backup back',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
  key: {
    summary: 'Encrypt the data under a new key',
    load: async () => (await import('./commands/key.ts')).key,
  },
  retention: {
    summary: 'Tell, or drop, what is older than is kept',
    load: async () => (await import('./commands/retention.ts')).retention,
  },
  twin: {
    summary: 'Run an AWS that bills, for demonstrations and tests',
    load: async () => (await import('./commands/twin.ts')).twin,
  },
  token: {
    summary: 'Make, list and revoke tokens of the REST server',
    load: async () => (await import('./commands/token.ts')).token,
  },
};
