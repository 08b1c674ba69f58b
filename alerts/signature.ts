/**
 * The signature of Standard Webhooks (standardwebhooks.com, specification 1.0, "Symmetric"): `v1,` and the base64 of
 * HMAC-SHA256 over `id.timestamp.body`.
 */
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/**
 * The key that a secret's text means: after `whsec_` the bytes of its base64, as the specification writes secrets; any other text is
 * the key itself, as UTF-8. `undefined` when what follows `whsec_` is not base64.
 */
export function parseSigningSecret(text: string): Uint8Array | undefined {
  if (!text.startsWith(PREFIX)) return Buffer.from(text, 'utf8');
  const base64 = text.slice(PREFIX.length);
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(base64);
  return isBase64 && base64 !== '' ? Buffer.from(base64, 'base64') : undefined;
}

/** The value of `webhook-signature`. `timestamp` is in whole seconds, as in `webhook-timestamp`. */
export function signWebhook(key: Uint8Array, message: { readonly id: string; readonly timestamp: number; readonly body: string }): string {
  const mac = createHmac('sha256', key).update(`${message.id}.${message.timestamp}.${message.body}`, 'utf8');
  return `v1,${mac.digest('base64')}`;
}
