/** A progress bar on a terminal, and nothing anywhere else. */
import type { CliIo } from './io.js';

export interface Progress {
  readonly update: (doneBytes: number, published: number) => void;
  readonly stop: () => void;
}

const SILENT: Progress = { update: () => undefined, stop: () => undefined };

/** Without a known total (standard input) only what is done is shown. */
export async function startProgress(io: Pick<CliIo, 'stderr'>, totalBytes: number | undefined): Promise<Progress> {
  if (io.stderr.isTTY !== true) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const format = totalBytes === undefined ? '{published} published' : '{bar} {percentage} % | {published} published | {eta_formatted} left';
  const bar = new cliProgress.SingleBar(
    { format, stream: io.stderr, clearOnComplete: true, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(totalBytes ?? 1, 0, { published: 0 });
  return {
    update: (doneBytes, published) => bar.update(totalBytes === undefined ? 0 : doneBytes, { published }),
    stop: () => bar.stop(),
  };
}
