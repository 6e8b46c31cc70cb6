import { parseArgs } from 'node:util';

import { dataDirectory } from '@smartcloudops/engine/data-dir';
import { ServerError } from '../errors.ts';
import { EXIT } from './command.ts';
import type { Command, CommandContext, ParsedArguments } from './command.ts';
import { COMMANDS } from './commands.ts';
import { openEngineFor } from './open-engine.ts';
import { stopSignal } from './stop-signal.ts';
import { version } from './version.ts';

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'Usage: smartcloudops <command> [options]',
    '',
    'AWS cost analytics: bills in, answers and forecasts out.',
    '',
    'Commands:',
    ...lines,
    '',
    'smartcloudops <command> --help tells more. --version prints the version.',
    'State is kept in SMARTCLOUDOPS_DATA_DIR (default: the data folder of the platform), or in the PostgreSQL database',
    'that SMARTCLOUDOPS_WAREHOUSE_URL names.',
    'Exit codes: 0 done, 1 failed, 2 bad usage or input.',
    '',
  ].join('\n');
}

function parse(name: string, command: Command, args: readonly string[]): ParsedArguments & { readonly help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const { help, ...rest } = values;
    return { help: help === true, values: rest as ParsedArguments['values'], positionals };
  } catch (cause) {
    throw new ServerError('SERVER_BAD_USAGE', `${(cause as Error).message} See: smartcloudops ${name} --help`, {
      cause,
    });
  }
}

function contextOf(): CommandContext {
  const dataDir = dataDirectory(process.env, process.platform);
  return {
    environment: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    dataDir,
    signal: stopSignal(process),
    openEngine: () => openEngineFor(dataDir, process.env, process.stderr),
  };
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${version()}\n`);
    return EXIT.ok;
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? process.stderr : process.stdout).write(overview());
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    throw new ServerError('SERVER_BAD_USAGE', `There is no command "${name}". smartcloudops --help lists them.`);
  }
  const command = await entry.load();
  const input = parse(name, command, args);
  if (input.help) {
    process.stdout.write(command.help);
    return EXIT.ok;
  }
  return command.run(input, contextOf());
}

/** Prints an error as one line, with its permanent code, and tells the exit code. */
function report(error: unknown): number {
  const { code, status, message } = error as { code?: unknown; status?: unknown; message?: unknown };
  const named = typeof code === 'string' && typeof status === 'number';
  process.stderr.write(`smartcloudops: ${String(message ?? error)}${named ? ` [${code}]` : ''}\n`);
  if (!named && error instanceof Error && process.env.SMARTCLOUDOPS_DEBUG) process.stderr.write(`${error.stack}\n`);
  return named && status >= 400 && status < 500 ? EXIT.usage : EXIT.failure;
}

/** A closed pipe (`| head`) is the reader's wish, not a failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.failure)
);

process.exitCode = await run(process.argv.slice(2)).catch(report);
