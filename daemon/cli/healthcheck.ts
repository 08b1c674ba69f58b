/** `healthcheck`: whether `/readyz` says 200, for containers. */
import type { AddCommand } from './command.js';
import { createDaemonClient, DEFAULT_URL, detailOf, readToken, type DaemonClient } from './daemon-client.js';
import { CliFault, EXIT, toCliFault } from './exit-codes.js';
import { printJson, printText } from './output.js';

const TIMEOUT_MS = 3_000;

interface HealthcheckOptions {
  readonly url: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

export const addHealthcheck: AddCommand = (parent, { io, action }) => {
  parent
    .command('healthcheck')
    .description('exit 0 when the daemon is ready, else 69')
    .option('--url <url>', 'where the daemon is', DEFAULT_URL)
    .option('--token-file <file>', 'its token; /readyz asks for none')
    .option('--json', 'print JSON')
    .action(
      action(async ({ url, tokenFile, json }: HealthcheckOptions) => {
        const client = createDaemonClient(io, url, readToken(io, tokenFile));
        const trouble = await troubleOf(client);
        if (json) printJson(io, { ready: trouble === undefined, url, ...(trouble === undefined ? {} : { detail: trouble.message }) });
        if (trouble !== undefined) throw trouble;
        if (!json) printText(io, 'ready');
        return EXIT.ok;
      }),
    );
};

/** Why it is not ready: it says so, or says nothing. */
async function troubleOf({ request, url }: DaemonClient): Promise<CliFault | undefined> {
  try {
    const answer = await request('/readyz', { timeoutMs: TIMEOUT_MS });
    return answer.status === 200 ? undefined : new CliFault(EXIT.unavailable, `The daemon at ${url}: ${detailOf(answer)}`);
  } catch (error) {
    return toCliFault(error);
  }
}
