/** `healthcheck`: whether `/readyz` says 200, for containers. */
import type { AddCommand } from './command.js';
import { createDaemonClient, DEFAULT_URL, detailOf } from './daemon-client.js';
import { CliFault, EXIT } from './exit-codes.js';
import { printJson, printText } from './output.js';

const TIMEOUT_MS = 3_000;

export const addHealthcheck: AddCommand = (parent, { io, action }) => {
  parent
    .command('healthcheck')
    .description('exit 0 when the daemon is ready, else 69')
    .option('--url <url>', 'where the daemon is', DEFAULT_URL)
    .option('--json', 'print JSON')
    .action(
      action(async ({ url, json }: { readonly url: string; readonly json?: true }) => {
        const answer = await createDaemonClient(io, url, undefined).request('/readyz', { timeoutMs: TIMEOUT_MS });
        const isReady = answer.status === 200;
        if (json) printJson(io, { ready: isReady, url, ...(isReady ? {} : { detail: detailOf(answer) }) });
        if (!isReady) throw new CliFault(EXIT.unavailable, `The daemon at ${url}: ${detailOf(answer)}`);
        if (!json) printText(io, 'ready');
        return EXIT.ok;
      }),
    );
};
