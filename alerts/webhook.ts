/**
 * The sink `webhook`: interface.md "Notifications", with the headers of Standard Webhooks (specification 1.0). The body and
 * `webhook-id` are equal on every retry; the timestamp, and so the signature, are those of the attempt.
 */
import { z } from 'zod';
import type { Notification } from '../core/notification.js';
import type { OptionFault, Prepared } from '../core/probe.js';
import { formatTime } from '../core/views.js';
import { decodeLenient, secretPieces } from './hostile.js';
import { joinPath, parseOptions, type SinkDeps, type SinkKind } from './kind.js';
import { createAgent, post } from './post.js';
import { readSecret } from './secret.js';
import { parseSigningSecret, signWebhook } from './signature.js';

const schema = z.strictObject({
  url: z.string().optional().describe('Where to POST. Exactly one of url and urlFile; a URL that is itself a secret belongs in a file.'),
  urlFile: z.string().min(1).optional().describe('A file that holds the URL.'),
  secretFile: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A file that holds the signing secret: whsec_ and base64, or any other text, which is then the key itself. Without it nothing is signed.',
    ),
});

type Options = z.infer<typeof schema>;

export const webhookKind: SinkKind = {
  kind: 'webhook',
  schema,
  prepare: (options, path, deps) => {
    const parsed = parseOptions(schema, options, path);
    if (!parsed.ok) return parsed;
    const url = prepareUrl(parsed.value, path, deps);
    const secret = prepareSecret(parsed.value, path, deps);
    if (!url.ok || !secret.ok) return { ok: false, faults: [...faultsOf(url), ...faultsOf(secret)] };

    const target = withoutCredentials(url.value);
    const authorization = basicAuthorization(url.value);
    const frame = {
      dispatcher: deps.dispatcher ?? createAgent(),
      clock: deps.clock,
      secretPieces: secretPieces(
        parsed.value.urlFile === undefined ? undefined : url.value,
        secret.value === undefined ? [] : [secret.value.text],
      ),
    };
    const key = secret.value?.key;
    return {
      ok: true,
      value: (notification, signal) => {
        const body = JSON.stringify(webhookBody(notification));
        const timestamp = Math.floor(deps.clock.nowMs() / 1_000);
        const id = notification.webhookId;
        const headers = {
          'content-type': 'application/json',
          'user-agent': 'taskpulse',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          ...(key === undefined ? {} : { 'webhook-signature': signWebhook(key, { id, timestamp, body }) }),
          ...(authorization === undefined ? {} : { authorization }),
        };
        return post({ url: target, headers, body, signal }, frame);
      },
    };
  },
};

/** The JSON of interface.md "Notifications", the same in whatever way it is sent. */
export function webhookBody(notification: Notification): object {
  return {
    version: 1,
    event: notification.event,
    time: formatTime(notification.timeMs),
    incident: notification.incident,
    target: notification.target ?? null,
    dedupKey: notification.incidentId,
    reason: notification.reason,
  };
}

function prepareUrl({ url, urlFile }: Options, path: string, deps: SinkDeps): Prepared<URL> {
  if ((url === undefined) === (urlFile === undefined)) return fault(path, 'Exactly one of url and urlFile is needed');
  if (url !== undefined) {
    const parsed = parseUrl(url);
    const at = joinPath(path, 'url');
    if (parsed === undefined) return fault(at, `${url.includes('@') ? 'This' : JSON.stringify(url)} is not an http or https URL`);
    if (hasCredentials(parsed)) return fault(at, 'A URL with a password belongs in a file: name it by urlFile');
    return { ok: true, value: parsed };
  }
  const text = readSecret(urlFile ?? '', path, 'urlFile', deps);
  if (!text.ok) return text;
  const parsed = parseUrl(text.value);
  // What the file holds is a secret, so it is not quoted.
  if (parsed === undefined)
    return fault(joinPath(path, 'urlFile'), `The file ${JSON.stringify(urlFile)} does not hold one http or https URL`);
  return { ok: true, value: parsed };
}

function prepareSecret({ secretFile }: Options, path: string, deps: SinkDeps): Prepared<{ text: string; key: Uint8Array } | undefined> {
  if (secretFile === undefined) return { ok: true, value: undefined };
  const text = readSecret(secretFile, path, 'secretFile', deps);
  if (!text.ok) return text;
  const key = parseSigningSecret(text.value);
  if (key === undefined) {
    return fault(joinPath(path, 'secretFile'), `The file ${JSON.stringify(secretFile)} does not hold base64 after whsec_`);
  }
  return { ok: true, value: { text: text.value, key } };
}

function parseUrl(text: string): URL | undefined {
  if (/\s/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

function hasCredentials(url: URL): boolean {
  return url.username !== '' || url.password !== '';
}

function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

function basicAuthorization(url: URL): string | undefined {
  if (!hasCredentials(url)) return undefined;
  const pair = `${decodeLenient(url.username)}:${decodeLenient(url.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

function faultsOf(prepared: Prepared<unknown>): readonly OptionFault[] {
  return prepared.ok ? [] : prepared.faults;
}

function fault(path: string, message: string): Prepared<never> {
  return { ok: false, faults: [{ path, message }] };
}
