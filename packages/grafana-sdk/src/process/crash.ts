import type { Logger } from './logger.ts';
import { stackOf } from './log-line.ts';

/** An uncaught exception becomes one error line and exit 1; Grafana starts the plugin again within a second. */
export function reportCrashes(logger: Logger): void {
  process.on('uncaughtException', (thrown: unknown) => {
    logger.error(facts(thrown), `The plugin crashed: ${text(thrown)}. Grafana starts it again.`);
    process.exit(1);
  });
  process.on('unhandledRejection', (thrown: unknown) => {
    logger.error(facts(thrown), `A promise of the plugin failed unheard: ${text(thrown)}. The plugin goes on.`);
  });
}

function text(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}`.replaceAll(/\s*\n\s*/g, ' ') : String(thrown);
}

function facts(thrown: unknown): Record<string, unknown> {
  return thrown instanceof Error ? { stack: stackOf(thrown) } : {};
}
