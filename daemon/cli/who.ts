/** `who`: which task holds, or held, an address. */
import { InvalidArgumentError } from 'commander';
import type { AddCommand } from './command.js';
import { createDaemonClient, DEFAULT_URL, detailOf, readToken, refusalOf, type DaemonAnswer } from './daemon-client.js';
import { CliFault, EXIT } from './exit-codes.js';
import { printJson, printText, printWarning } from './output.js';

interface WhoOptions {
  readonly at?: string;
  readonly limit: number;
  readonly url: string;
  readonly tokenFile?: string;
  readonly json?: true;
}

const LIMIT_MAX = 1000;
/** Above the time that the daemon takes for reading its history. */
const TIMEOUT_MS = 20_000;

export const addWho: AddCommand = (parent, { io, action }) => {
  parent
    .command('who')
    .description('which task holds, or held, an address')
    .argument('<address>', 'IPv4 or IPv6')
    .option('--at <time>', 'who held it then, as 2026-01-31T12:00:00Z')
    .option('--limit <count>', 'holdings to show, the newest', parseLimit, 10)
    .option('--url <url>', 'where the daemon is', DEFAULT_URL)
    .option('--token-file <file>', 'holds the bearer token')
    .option('--json', 'print JSON')
    .action(
      action(async (address: string, { at, limit, url, tokenFile, json }: WhoOptions) => {
        const client = createDaemonClient(io, url, readToken(io, tokenFile));
        const query = new URLSearchParams({ limit: String(limit), ...(at === undefined ? {} : { at }) });
        const path = `/api/v1/addresses/${encodeURIComponent(address)}/history?${query.toString()}`;
        const answer = await client.request(path, { timeoutMs: TIMEOUT_MS });
        if (answer.status !== 200) throw faultOf(answer, url);
        const { describeHoldings, readHistory } = await import('./who-text.js');
        const history = readHistory(answer.json);
        if (history === undefined) throw new CliFault(EXIT.unavailable, `What answers at ${url} is no daemon of this version`);
        if (!history.complete) printWarning(io, `Not all of the history was read: ${since(history.readFrom)}`);
        if (json) printJson(io, { address, at: at ?? null, ...history });
        else printText(io, describeHoldings(address, at, history));
        return EXIT.ok;
      }),
    );
};

/** The daemon reads address and time; what it cannot read was written on our command line. */
function faultOf(answer: DaemonAnswer, url: string): CliFault {
  return answer.status === 400 ? new CliFault(EXIT.usage, detailOf(answer), { hint: 'see who --help' }) : refusalOf(answer, url);
}

function since(readFrom: string | null): string {
  return readFrom === null ? 'only a part of it' : `only what happened since ${readFrom}`;
}

function parseLimit(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1 || Number(text) > LIMIT_MAX)
    throw new InvalidArgumentError(`Allowed is 1 to ${LIMIT_MAX}.`);
  return Number(text);
}
