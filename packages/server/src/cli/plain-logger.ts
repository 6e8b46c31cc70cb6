import type { Logger } from '@smartcloudops/engine';

/** Warnings and errors as lines for people; the rest is not said. */
export function plainLogger(stream: NodeJS.WritableStream): Logger {
  const quiet = () => {};
  const line = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    const details = Object.entries(fields).map(
      ([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`
    );
    stream.write(`${level}: ${message}${details.join('')}\n`);
  };
  return { debug: quiet, info: quiet, warn: line('warning'), error: line('error') };
}
