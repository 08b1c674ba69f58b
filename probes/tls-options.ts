/** Options of TLS, shared by every kind that can speak it. */
import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContext } from 'node:tls';
import { z } from 'zod';
import type { OptionFault, Prepared } from '../core/probe.js';
import { flag, parsedText, strictOptions, type Parsed } from './options.js';
import { errorCode } from './taxonomy.js';

export interface TlsPlan {
  readonly context: SecureContext;
  /** Sent as SNI, and what the certificate must be for; `undefined`: the certificate must be for the address. */
  readonly serverName: string | undefined;
  readonly verify: boolean;
}

const file = z.string({ error: 'a file name is needed' }).min(1, { error: 'a file name is needed' }).max(4096).optional();

export const tlsOptions = strictOptions({
  serverName: parsedText(parseHostName, 'a host name', 253)
    .optional()
    .describe('Name sent as SNI and expected in the certificate; default: the host, else the address.'),
  verify: flag().default(true).describe('Whether the certificate must be valid; false proves only that TLS is spoken.'),
  caFile: file.describe('PEM file with the authorities to trust; default: those of Node.'),
  certFile: file.describe('PEM file with the client certificate.'),
  keyFile: file.describe('PEM file with the key of the client certificate.'),
});

export type TlsOptions = z.output<typeof tlsOptions>;

/** Reads the files and makes the context, once. Faults have paths below the TLS options. */
export function prepareTls(options: TlsOptions, defaultServerName: string | undefined): Prepared<TlsPlan> {
  const faults: OptionFault[] = [];
  const read = (key: 'caFile' | 'certFile' | 'keyFile'): Buffer | undefined => {
    const name = options[key];
    if (name === undefined) return undefined;
    try {
      return readFileSync(name);
    } catch (error) {
      faults.push({ path: key, message: `cannot read ${JSON.stringify(name)}: ${errorCode(error) ?? 'unknown trouble'}` });
      return undefined;
    }
  };
  const ca = read('caFile');
  const cert = read('certFile');
  const key = read('keyFile');
  if ((options.certFile === undefined) !== (options.keyFile === undefined)) {
    faults.push({ path: options.certFile === undefined ? 'certFile' : 'keyFile', message: 'certFile and keyFile go together' });
  }
  if (faults.length > 0) return { ok: false, faults };
  try {
    const context = createSecureContext({ ca, cert, key });
    return { ok: true, value: { context, serverName: options.serverName ?? defaultServerName, verify: options.verify } };
  } catch (error) {
    // OpenSSL's reason, never the file's content.
    const why = errorCode(error) ?? 'not understood';
    return {
      ok: false,
      faults: [{ path: cert === undefined ? 'caFile' : 'certFile', message: `the certificate or key cannot be used: ${why}` }],
    };
  }
}

/** A name of letters, digits, hyphens and dots (RFC 1123 §2.1). */
export function parseHostName(text: string): Parsed<string> {
  const label = '[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?';
  if (new RegExp(`^${label}(?:\\.${label})*$`).test(text) && !/^[\d.]+$/.test(text)) return { ok: true, value: text };
  return { ok: false, message: `${JSON.stringify(text)} is not a host name` };
}
