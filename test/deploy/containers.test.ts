/**
 * No image can be built where the tests run, so Dockerfile and docker-compose.yml are checked as text: what they promise (no root,
 * fixed versions, topics by our own command, health by our own command) and that they agree with the package.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly command?: readonly string[];
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly configs?: readonly { readonly source: string; readonly target: string }[];
}

interface Compose {
  readonly services: Readonly<Record<'kafka' | 'topics' | 'taskpulse', Service>>;
  readonly configs: Readonly<Record<string, { readonly content: string }>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const compose = parse(text('docker-compose.yml')) as Compose;
const manifest = JSON.parse(text('package.json')) as { readonly version: string; readonly bin: { readonly taskpulse: string } };
const instructions = text('Dockerfile')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line));

function lastOf(instruction: string): string {
  return instructions.findLast((line) => line.startsWith(`${instruction} `))?.slice(instruction.length + 1) ?? '';
}

describe('the Dockerfile', () => {
  test('ends as a user who is not root', () => {
    expect(lastOf('USER')).toBe('node');
    expect(instructions.indexOf(`USER ${lastOf('USER')}`)).toBeGreaterThan(instructions.findLastIndex((line) => line.startsWith('RUN ')));
  });

  test('names a version of every image it stands on', () => {
    const bases = instructions.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
    expect(bases).toEqual(['node:22-slim', 'node:22-slim']);
  });

  test('installs what the lock says, without running install scripts', () => {
    expect(instructions).toContain('RUN npm ci --ignore-scripts');
  });

  test('leaves sources and development packages behind', () => {
    const last = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
    expect(last.filter((line) => line.startsWith('COPY ') && !line.startsWith('COPY --from=build /app/'))).toEqual([]);
    expect(instructions.join('\n')).toContain('npm prune --omit=dev');
  });

  test('tells its health and runs by the command that the package installs', () => {
    expect(text('Dockerfile')).toContain(`ln -s /app/${manifest.bin.taskpulse} /usr/local/bin/taskpulse`);
    expect(lastOf('HEALTHCHECK')).toMatch(/CMD \["taskpulse", "healthcheck"\]$/);
    expect([lastOf('ENTRYPOINT'), lastOf('CMD')]).toEqual(['["taskpulse"]', '["run"]']);
  });

  test('gets every folder that the build reads, and nothing else', () => {
    const sent = text('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const build = JSON.parse(text('tsconfig.build.json')) as { readonly include: readonly string[] };
    const folders = build.include.map((pattern) => pattern.split('/')[0]);
    const files = ['package.json', 'package-lock.json', '.npmrc', 'LICENSE', 'tsconfig.json', 'tsconfig.build.json', 'scripts'];
    expect([...sent].sort()).toEqual([...files, ...folders].sort());
  });
});

describe('docker-compose.yml', () => {
  const services = Object.entries(compose.services);

  test('starts Kafka, makes the topics, then starts Taskpulse', () => {
    expect(services.map(([name]) => name)).toEqual(['kafka', 'topics', 'taskpulse']);
    expect(compose.services.topics.depends_on).toEqual({ kafka: { condition: 'service_healthy' } });
    expect(compose.services.taskpulse.depends_on).toEqual({ topics: { condition: 'service_completed_successfully' } });
  });

  test('runs a Kafka 4 of its own quorum', () => {
    expect(compose.services.kafka.image).toMatch(/^apache\/kafka:4\.\d+\.\d+$/);
    expect(compose.services.kafka.environment).toMatchObject({ KAFKA_PROCESS_ROLES: 'broker,controller' });
  });

  test('makes topics by our own command only', () => {
    expect(compose.services.topics.command?.slice(0, 2)).toEqual(['topics', 'create']);
    expect(compose.services.kafka.environment).toMatchObject({ KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false' });
    expect(text('docker-compose.yml')).not.toMatch(/kafka-topics|mesos\.task-|taskpulse\.(?:state|events|dead-letter)/);
  });

  test('names the version of every image, and the package’s own', () => {
    for (const [, { image }] of services) expect(image).toMatch(/:\d+\.\d+\.\d+$/);
    expect([compose.services.topics.image, compose.services.taskpulse.image]).toEqual(Array(2).fill(`taskpulse:${manifest.version}`));
  });

  test('runs nothing as root', () => {
    for (const [name, service] of services) {
      expect([name, service.privileged]).toEqual([name, undefined]);
      expect([name, service.user]).toEqual([name, name === 'kafka' ? 'appuser' : undefined]);
    }
  });

  test('opens no port beyond loopback', () => {
    for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('gives Taskpulse and the topics the same configuration, which reads the Kafka beside it', () => {
    const { topics, taskpulse, kafka } = compose.services;
    expect(topics.configs).toEqual(taskpulse.configs);
    const config = parse(compose.configs['taskpulse']?.content ?? '') as { log: { kind: string; kafka: { brokers: string[] } } };
    expect(config.log.kind).toBe('kafka');
    expect(kafka.environment?.['KAFKA_ADVERTISED_LISTENERS']).toBe(`PLAINTEXT://${config.log.kafka.brokers.join(',')}`);
  });
});
