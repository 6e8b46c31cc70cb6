import cliProgress from 'cli-progress';

/** A bar on a terminal; nothing where nobody watches. */
export interface Progress {
  update(done: number, total: number, label: string): void;
  stop(): void;
}

export function progressBar(stream: NodeJS.WritableStream & { readonly isTTY?: boolean }): Progress {
  if (!stream.isTTY) return { update() {}, stop() {} };
  let bar: cliProgress.SingleBar | null = null;
  return {
    update(done, total, label) {
      if (!bar) {
        bar = new cliProgress.SingleBar(
          { stream, format: '{bar} {percentage}% {label}', hideCursor: true, clearOnComplete: true },
          cliProgress.Presets.shades_classic
        );
        bar.start(total, done, { label });
      }
      bar.setTotal(total);
      bar.update(done, { label });
    },
    stop: () => bar?.stop(),
  };
}
