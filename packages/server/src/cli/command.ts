import type { ParseArgsConfig } from 'node:util';

import type { Engine } from '@smartcloudops/engine';

/** What a command may touch of the world; `main.ts` makes the real one. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly dataDir: string;
  /** Ends when the person presses Ctrl-C or the process is told to stop. */
  readonly signal: AbortSignal;
  /** An engine for one command: nothing is collected behind the back, work is done in this thread. */
  openEngine(): Promise<Engine>;
}

export interface ParsedArguments {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

export interface Command {
  /** The text of `--help`. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** @returns the exit code: 0 ok, 1 failure, 2 bad usage or input */
  run(input: ParsedArguments, context: CommandContext): Promise<number>;
}

export const EXIT = { ok: 0, failure: 1, usage: 2 } as const;
