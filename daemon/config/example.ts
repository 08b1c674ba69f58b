/** `config example`: a whole configuration file with every setting, its default and what it is for. It passes `config check`. */
import { stringify } from 'yaml';
import type { JsonSchema } from './json-schema.js';
import { JUDGEMENT_LATER } from './schema.js';

/** What to write where there is no default, by path; such lines are switched off. */
const WITHOUT_DEFAULT: Readonly<Record<string, string>> = {
  instance: 'host-a:8080',
  'log.kafka.brokers': '[ 127.0.0.1:9092 ]',
  'log.kafka.sasl': '{ mechanism: scram-sha-512, username: taskpulse, passwordFile: kafka.password }',
};

const LISTS: Readonly<Record<string, string>> = {
  checks: `checks:
  - name: web
    match: { framework: 'marathon*', task: 'web*' }
    kind: http
    port: 8080
    path: /health
    interval: 10s
    timeout: 2s
    rise: 1
    fall: 3
    grace: 30s
  - { name: sql, kind: tcp, match: { labels: { tier: db } }, portName: sql, severity: warning }
`,
  sinks: `sinks:
  - { name: log, kind: log }
  # - { name: ops, kind: webhook, urlFile: ops.url, secretFile: ops.secret }
`,
  routes: `routes:
  - { match: { severity: warning }, sinks: [ log ] }
  - { match: {}, sinks: [ log ] }
`,
};

const WIDTH = 100;

/** Made from the schema, so that no setting is missing. */
export function configExample(schema: JsonSchema): string {
  const head = comment('Taskpulse: every setting with its default. A line with "#" before its key is switched off.', '');
  const sections = Object.entries(schema.properties ?? {})
    .filter(([, section]) => section.maxItems !== 0)
    .map(([key, section]) => `\n${comment(section.description, '')}${LISTS[key] ?? setting(key, section, '', key)}`);
  return head + sections.join('');
}

function setting(key: string, schema: JsonSchema, indent: string, path: string): string {
  const inner = schema.properties;
  if (inner !== undefined && isWrittenOut(schema)) {
    const lines = Object.entries(inner).map(([name, below]) => {
      const belowIndent = `${indent}  `;
      return comment(below.description, belowIndent) + setting(name, below, belowIndent, `${path}.${name}`);
    });
    return `${indent}${key}:\n${lines.join('')}`;
  }
  const off = schema.default === undefined || isLater(path);
  const value = WITHOUT_DEFAULT[path] ?? flow(isWrittenOut(schema) || inner === undefined ? schema.default : defaultsOf(schema));
  return `${indent}${off ? '# ' : ''}${key}: ${value}\n`;
}

/** Groups whose keys get a line each; the small ones of numbers stand on one line. */
function isWrittenOut(schema: JsonSchema): boolean {
  return Object.values(schema.properties ?? {}).some((inner) => inner.description !== undefined) && schema.default !== undefined;
}

function isLater(path: string): boolean {
  return JUDGEMENT_LATER.some((key) => path === `judgement.${key}`);
}

function defaultsOf(schema: JsonSchema): unknown {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, inner.default]));
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

function comment(text: string | undefined, indent: string): string {
  if (text === undefined) return '';
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || `${indent}# ${last} ${word}`.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `${indent}# ${line}\n`).join('');
}
