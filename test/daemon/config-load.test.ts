import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { formatFault } from '../../daemon/config/fault.js';
import { effectiveYaml } from '../../daemon/config/effective.js';
import { engineSettings } from '../../daemon/config/engine-settings.js';
import { loadConfig, type LoadedConfig } from '../../daemon/config/load.js';
import { restartNeeded } from '../../daemon/config/restart.js';

const folder = fileURLToPath(new URL('../fixtures/config/', import.meta.url));
const onDisk = (file: string): string => readFileSync(file, 'utf8');

function load(text: string, env: Record<string, string> = {}): LoadedConfig {
  return loadConfig({
    file: '/etc/taskpulse/t.yaml',
    env,
    readFile: (file) => (file === '/etc/taskpulse/t.yaml' ? text : `text of ${file}\n`),
    hostName: 'host-a',
  });
}

function loaded(result: LoadedConfig): Extract<LoadedConfig, { ok: true }> {
  if (!result.ok) throw new Error(result.faults.map(formatFault).join('\n'));
  return result;
}

/** The block of interface.md, as far as this version takes it. */
const DEFAULTS = `
instance: host-a:8080
log:
  kind: embedded
  directory: ./data
  kafka: { groupId: taskpulse, clientId: taskpulse, ssl: false, sessionTimeout: 10s }
  topics:
    taskStatus: mesos.task-status
    taskInfo: mesos.task-info
    state: taskpulse.state
    events: taskpulse.events
    deadLetter: taskpulse.dead-letter
http: { host: 127.0.0.1, port: 8080, tokenFile: null }
probing:
  allow: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 'fc00::/7']
  deny: []
  workers: 1
  agentAddresses: show
  suspended: probe
checks: []
sources: []
judgement:
  gather: 2s
  agent: { share: 0.5, least: 5 }
  network: { share: 0.3, least: 20 }
  feedLag: 30s
  forgetAfter: 24h
  flap: { window: 20, high: 0.5, low: 0.25 }
maintenance: []
sinks: []
routes: []
shutdown: { timeout: 10s }
`;

describe('defaults', () => {
  test.each([
    ['without a file', () => loadConfig({ file: undefined, env: {}, readFile: onDisk, hostName: 'host-a' })],
    ['with an empty file', () => load('')],
    ['with a file of comments', () => load('# nothing\n')],
    ['with empty lists', () => load('checks: []\nsources: []\nmaintenance: []\nsinks: []\nroutes: []\n')],
    ['with empty sections', () => load('log:\nhttp:\n  port:\nchecks:\nsinks:\n')],
  ])('are those of interface.md %s', (_, run) => {
    const { effective, warnings } = loaded(run());
    expect(effective).toEqual(parse(DEFAULTS));
    expect(warnings).toEqual([]);
  });

  test('of a check are those of interface.md', () => {
    const { config } = loaded(load('checks: [{ name: web, port: 8080 }]'));
    expect(config.checks).toEqual([
      {
        name: 'web',
        match: {},
        kind: 'http',
        port: { number: 8080 },
        intervalMs: 10_000,
        timeoutMs: 2_000,
        rise: 1,
        fall: 3,
        graceMs: 30_000,
        expect: 'healthy',
        severity: 'critical',
        fastIntervalMs: 10_000,
        slowIntervalMs: 10_000,
        options: expect.objectContaining({ path: '/', method: 'GET', status: ['200-399'] }),
      },
    ]);
  });

  test('the timeout of a check with a short interval is that interval', () => {
    const { config } = loaded(load('checks: [{ name: web, port: 8080, interval: 500ms }]'));
    expect(config.checks[0]).toMatchObject({ intervalMs: 500, timeoutMs: 500 });
  });
});

describe('a whole configuration', () => {
  const result = loaded(loadConfig({ file: `${folder}good/full.yaml`, env: {}, readFile: onDisk, hostName: 'host-a' }));

  test('is resolved: milliseconds, secrets out of their files, kinds by their options', () => {
    const { config } = result;
    expect(config).toMatchObject({
      instance: 'host-b:9090',
      log: {
        kind: 'kafka',
        topics: { taskStatus: 'in.status', taskInfo: 'in.info', state: 'out.state', events: 'out.events', deadLetter: 'out.dead' },
        kafka: {
          brokers: ['127.0.0.1:9092', '[::1]:9093', 'kafka-0.kafka:9092'],
          groupId: 'pulse',
          clientId: 'pulse-1',
          ssl: { ca: 's3cr3t-t0ken\n' },
          sasl: { mechanism: 'scram-sha-512', username: 'u', password: 's3cr3t-t0ken' },
          sessionTimeoutMs: 90_000,
        },
      },
      http: { host: '::', port: 9090, token: 's3cr3t-t0ken' },
      probing: {
        allow: ['127.0.0.0/8', '10.1.2.3', 'fc00::/7'],
        deny: ['127.0.0.1'],
        workers: 2,
        agentAddresses: 'probe',
        suspended: 'probe',
      },
      judgement: { feedLagMs: 60_000, forgetAfterMs: 172_800_000 },
      shutdown: { timeoutMs: 0 },
    });
    expect(config.checks.map(({ name, kind, expect: word, port, timeoutMs }) => ({ name, kind, word, port, timeoutMs }))).toEqual([
      { name: 'web', kind: 'http', word: 'healthy', port: { number: 8080 }, timeoutMs: 5_000 },
      { name: 'ssh', kind: 'tcp', word: 'healthy', port: { name: 'ssh' }, timeoutMs: 2_000 },
      { name: 'closed', kind: 'tcp', word: 'refused', port: { number: 23 }, timeoutMs: 1_000 },
    ]);
    expect(config.checks[0]?.match).toEqual({
      framework: 'marathon*',
      task: 'web*',
      network: '*',
      group: 'g',
      agent: 'a',
      labels: { tier: 'front' },
    });
    expect(config.checks[1]?.options).toEqual({ expect: 'SSH-2.0' });
    expect(config.sinks).toEqual([
      { name: 'ops', kind: 'webhook', options: { url: 'http://127.0.0.1:9/', secretFile: `${folder}token` } },
      { name: 'lines', kind: 'log', options: {} },
    ]);
    expect(config.routes).toEqual([
      { match: { scope: 'target', check: 'web', severity: 'warning' }, sinks: ['lines'] },
      { match: {}, sinks: ['ops', 'lines'] },
    ]);
  });

  test('gives effective settings without a secret, which load to the same configuration', () => {
    const yaml = effectiveYaml(result.effective);
    expect(yaml).not.toContain('s3cr3t');
    const again = loaded(
      loadConfig({
        file: `${folder}good/again.yaml`,
        env: {},
        readFile: (file) => (file.endsWith('again.yaml') ? yaml : onDisk(file)),
        hostName: 'other',
      }),
    );
    expect(again.config).toEqual(result.config);
  });

  test('gives the engine what it needs', () => {
    const allows = () => ({ allowed: true }) as const;
    const parseCheck = () => ({ ok: false, faults: [] }) as const;
    expect(engineSettings(result.config, { allows, parseCheck, ownAddresses: ['127.0.0.1'] })).toEqual({
      instance: 'host-b:9090',
      configuration: expect.stringMatching(/^[0-9a-f]{16}$/),
      checks: result.config.checks,
      parseCheck,
      allows,
      agentAddresses: 'probe',
      ownAddresses: ['127.0.0.1'],
      suspended: 'probe',
      feedLagMs: 60_000,
      forgetAfterMs: 172_800_000,
      sinks: ['ops', 'lines'],
      routes: result.config.routes,
    });
  });
});

describe('the environment', () => {
  test('overrides scalars and lists of scalars, also where the file has none', () => {
    const { config, warnings } = loaded(
      load('http: { port: 1 }\nprobing: { deny: [10.0.0.0/8] }', {
        TASKPULSE_HTTP_PORT: '9090',
        TASKPULSE_LOG_KIND: 'kafka',
        TASKPULSE_LOG_KAFKA_BROKERS: '127.0.0.1:9092,127.0.0.1:9093',
        TASKPULSE_LOG_KAFKA_GROUP_ID: '42',
        TASKPULSE_LOG_KAFKA_SSL_CA_FILE: 'ca.pem',
        TASKPULSE_LOG_TOPICS_DEAD_LETTER: 'dead',
        TASKPULSE_PROBING_DENY: '',
        TASKPULSE_SHUTDOWN_TIMEOUT: '3s',
        HOME: '/root',
      }),
    );
    expect(warnings).toEqual([]);
    expect(config).toMatchObject({
      instance: 'host-a:9090',
      http: { port: 9090 },
      log: {
        kind: 'kafka',
        kafka: { brokers: ['127.0.0.1:9092', '127.0.0.1:9093'], groupId: '42', ssl: { ca: 'text of /etc/taskpulse/ca.pem\n' } },
        topics: { deadLetter: 'dead' },
      },
      probing: { deny: [] },
      shutdown: { timeoutMs: 3_000 },
    });
  });

  test('turns TLS on by a flag', () => {
    const { config } = loaded(load('log: { kind: kafka, kafka: { brokers: [127.0.0.1:9092] } }', { TASKPULSE_LOG_KAFKA_SSL: 'true' }));
    expect(config.log).toMatchObject({ kafka: { ssl: {} } });
  });

  test('with an empty scalar changes nothing', () => {
    expect(loaded(load('http: { port: 9 }', { TASKPULSE_HTTP_PORT: '', TASKPULSE_HTTP_TOKEN_FILE: '' })).config.http).toEqual({
      host: '127.0.0.1',
      port: 9,
      token: undefined,
    });
  });

  test('with a variable that is no setting warns, and names the nearest', () => {
    const { warnings } = loaded(load('', { TASKPULSE_HTTP_PROT: '1' }));
    expect(warnings.map(formatFault)).toEqual(['TASKPULSE_HTTP_PROT: no setting has this variable; the nearest is TASKPULSE_HTTP_PORT']);
  });
});

describe('a warning', () => {
  const sinks = 'sinks: [{ name: a, kind: log }]\n';

  test.each([
    ['no routes', '', []],
    ['a last route without match', 'routes: [{ sinks: [a] }]', []],
    ['a last route of stars', "routes: [{ match: { scope: '*' }, sinks: [a] }]", []],
    [
      'a last route that matches some',
      'routes: [{ sinks: [a] }, { match: { scope: agent }, sinks: [a] }]',
      ['/etc/taskpulse/t.yaml:2:26: routes[1]: the last route does not match all: an incident that no route matches goes nowhere'],
    ],
    [
      'a last route by label',
      "routes: [{ match: { labels: { a: '*' } }, sinks: [a] }]",
      ['/etc/taskpulse/t.yaml:2:10: routes[0]: the last route does not match all: an incident that no route matches goes nowhere'],
    ],
  ])('is told or not for %s', (_, routes, expected) => {
    expect(loaded(load(sinks + routes)).warnings.map(formatFault)).toEqual(expected);
  });

  test('is told for numbers of the judgement that are not acted on', () => {
    const { warnings } = loaded(load('judgement: { gather: 5s, feedLag: 30s }'));
    expect(warnings.map(formatFault)).toEqual(['/etc/taskpulse/t.yaml:1:14: judgement.gather: this version does not act on it yet']);
  });

  test('is told for the times of a route, but not for their defaults', () => {
    const route = (times: string) => loaded(load(`${sinks}routes: [{ sinks: [a], ${times} }]`));
    expect(route('groupWait: 0s, groupInterval: 5m, repeat: off').warnings).toEqual([]);
    expect(route('repeat: 4h, groupWait: 30s').warnings.map(formatFault)).toEqual([
      '/etc/taskpulse/t.yaml:2:24: routes[0].repeat: this version does not act on it yet',
      '/etc/taskpulse/t.yaml:2:36: routes[0].groupWait: this version does not act on it yet',
    ]);
    expect(route('').effective['routes']).toEqual([{ match: {}, sinks: ['a'], groupWait: '0s', groupInterval: '5m', repeat: 'off' }]);
  });
});

describe('a check that is merged into others', () => {
  const text = `checks:
  - &web { name: a, port: 80, path: /health, interval: 1s }
  - { <<: *web, name: b, path: /ready }
`;

  test('gives them its keys, but for those that they have themselves', () => {
    const { checks } = loaded(load(text)).config;
    expect(checks.map(({ name, intervalMs, options }) => [name, intervalMs, options['path']])).toEqual([
      ['a', 1_000, '/health'],
      ['b', 1_000, '/ready'],
    ]);
  });

  test('with a fault is told at every place where it counts', () => {
    const result = load(text.replace('1s', '1'));
    expect(result.ok ? [] : result.faults.map(({ path, where }) => `${where} ${path}`)).toEqual([
      '/etc/taskpulse/t.yaml:2:46 checks[0].interval',
      '/etc/taskpulse/t.yaml:3:5 checks[1].interval',
    ]);
  });
});

describe('listening', () => {
  test.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('on %s needs no token', (host) => {
    expect(load(`http: { host: '${host}' }`).ok).toBe(true);
  });

  test.each(['0.0.0.0', '::', '::ffff:0.0.0.0', '10.0.0.1', 'host-a', '0'])('on %s needs one', (host) => {
    expect(load(`http: { host: '${host}' }`).ok).toBe(false);
  });
});

describe('a reload', () => {
  const base = 'log: { directory: /a }\nhttp: { port: 1 }\n';

  test.each([
    ['nothing', base, []],
    [
      'checks, sinks, the token and the ranges',
      `${base}checks: [{ name: a, port: 1 }]\nsinks: [{ name: a, kind: log }]\nprobing: { allow: [127.0.0.0/8] }\n`,
      [],
    ],
    ['the folder', 'log: { directory: /b }\nhttp: { port: 1 }', ['log']],
    ['the port', 'log: { directory: /a }\nhttp: { port: 2 }', ['instance', 'http.port']],
    [
      'the host and the workers',
      "log: { directory: /a }\nhttp: { port: 1, host: '::1' }\nprobing: { workers: 2 }",
      ['http.host', 'probing.workers'],
    ],
  ])('that changes %s needs a restart for what it must', (_, after, expected) => {
    expect(restartNeeded(loaded(load(base)).config, loaded(load(after)).config)).toEqual(expected);
  });
});
