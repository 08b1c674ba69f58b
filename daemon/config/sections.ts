/** The sections without kinds: parsed, held against each other, and turned into what the daemon uses. */
import { BlockList, isIP } from 'node:net';
import type { z } from 'zod';
import { LOG_TOPICS } from '../../core/log.js';
import { toMs } from './checks.js';
import type { HttpConfig, KafkaConfig, LogConfig } from './config.js';
import { parseBy } from './describe-issue.js';
import { quote, type Problem } from './fault.js';
import type { Files } from './files.js';
import { HTTP, JUDGEMENT, LOG, PROBING, SHUTDOWN } from './schema.js';

export interface Resolved<T> {
  /** `undefined` when there are problems in it. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

type LogSettings = z.infer<typeof LOG>;
type KafkaSettings = LogSettings['kafka'];

export interface Sections {
  readonly log: Resolved<LogSettings>;
  readonly http: Resolved<z.infer<typeof HTTP>>;
  readonly probing: Resolved<z.infer<typeof PROBING>>;
  readonly judgement: Resolved<z.infer<typeof JUDGEMENT>>;
  readonly shutdown: Resolved<z.infer<typeof SHUTDOWN>>;
}

export function parseSections(tree: Readonly<Record<string, unknown>>): Sections {
  return {
    log: parseBy(LOG, tree['log'], ['log']),
    http: parseBy(HTTP, tree['http'], ['http']),
    probing: parseBy(PROBING, tree['probing'], ['probing']),
    judgement: parseBy(JUDGEMENT, tree['judgement'], ['judgement']),
    shutdown: parseBy(SHUTDOWN, tree['shutdown'], ['shutdown']),
  };
}

/** Names of topics each their own; with Kafka its brokers, and the files of TLS and SASL read. */
export function resolveLog(settings: LogSettings, files: Files): Resolved<LogConfig> {
  const { topics } = settings;
  const repeated = repeatedTopics(topics);
  if (settings.kind === 'embedded') {
    return { value: repeated.length > 0 ? undefined : { kind: 'embedded', directory: settings.directory, topics }, problems: repeated };
  }
  const kafka = resolveKafka(settings.kafka, files);
  const problems = [...repeated, ...kafka.problems];
  return { value: kafka.value === undefined || problems.length > 0 ? undefined : { kind: 'kafka', kafka: kafka.value, topics }, problems };
}

/** Beyond loopback a token is required (interface.md): anyone who reaches the port could tell us of tasks. */
export function resolveHttp(settings: z.infer<typeof HTTP>, files: Files): Resolved<HttpConfig> {
  const { host, port, tokenFile } = settings;
  if (tokenFile === null) {
    if (isLoopback(host)) return { value: { host, port, token: undefined }, problems: [] };
    const message = `${quote(host)} can be reached from beyond this machine: name a file with a token in http.tokenFile, or listen on 127.0.0.1`;
    return { value: undefined, problems: [{ path: ['http', 'host'], message }] };
  }
  const { text, problems } = files.read(tokenFile, ['http', 'tokenFile']);
  if (text === undefined) return { value: undefined, problems };
  const token = text.trim();
  // RFC 6750 §2.1: b64token; we take any visible ASCII
  if (/^[\x21-\x7e]+$/.test(token)) return { value: { host, port, token }, problems: [] };
  const message = `${JSON.stringify(files.resolve(tokenFile))} must hold one token: visible ASCII characters, no spaces between`;
  return { value: undefined, problems: [{ path: ['http', 'tokenFile'], message }] };
}

function resolveKafka(settings: KafkaSettings, files: Files): Resolved<KafkaConfig> {
  const { brokers, groupId, clientId } = settings;
  const problems: Problem[] = [];
  if (brokers === undefined)
    problems.push({ path: ['log', 'kafka', 'brokers'], message: 'missing; log.kind kafka needs the brokers, like [127.0.0.1:9092]' });
  const ssl = resolveSsl(settings.ssl, files);
  const sasl = settings.sasl === undefined ? undefined : files.read(settings.sasl.passwordFile, ['log', 'kafka', 'sasl', 'passwordFile']);
  problems.push(...ssl.problems, ...(sasl?.problems ?? []));
  if (brokers === undefined || ssl.value === undefined || problems.length > 0) return { value: undefined, problems };
  const signIn =
    settings.sasl === undefined
      ? undefined
      : { mechanism: settings.sasl.mechanism, username: settings.sasl.username, password: withoutLineEnd(sasl?.text ?? '') };
  return { value: { brokers, groupId, clientId, ssl: ssl.value, sasl: signIn, sessionTimeoutMs: toMs(settings.sessionTimeout) }, problems };
}

function resolveSsl(settings: KafkaSettings['ssl'], files: Files): Resolved<KafkaConfig['ssl']> {
  if (typeof settings === 'boolean') return { value: settings ? {} : false, problems: [] };
  const path = ['log', 'kafka', 'ssl'];
  const read = (key: 'caFile' | 'certFile' | 'keyFile') =>
    settings[key] === undefined ? undefined : files.read(settings[key], [...path, key]);
  const [ca, cert, key] = [read('caFile'), read('certFile'), read('keyFile')];
  const alone = cert === undefined ? 'keyFile' : 'certFile';
  const other = cert === undefined ? 'certFile' : 'keyFile';
  const halves = (cert === undefined) === (key === undefined) ? [] : [{ path: [...path, alone], message: `${other} is needed with it` }];
  const value = {
    ...(ca?.text === undefined ? {} : { ca: ca.text }),
    ...(cert?.text === undefined ? {} : { cert: cert.text }),
    ...(key?.text === undefined ? {} : { key: key.text }),
  };
  return { value, problems: [...(ca?.problems ?? []), ...(cert?.problems ?? []), ...(key?.problems ?? []), ...halves] };
}

function repeatedTopics(topics: LogSettings['topics']): readonly Problem[] {
  return LOG_TOPICS.flatMap((topic) => {
    const first = LOG_TOPICS.find((other) => topics[other] === topics[topic]);
    if (first === undefined || first === topic) return [];
    return [{ path: ['log', 'topics', topic], message: `${quote(topics[topic])} is the name of log.topics.${first} already` }];
  });
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host.toLowerCase() === 'localhost' : LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** Editors and `echo` end a file with a line end; a password may hold anything else. */
function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
