/** The built program as an operator runs it, on the embedded log. */
import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { cleanUp, createFolder, eventually, runCommand, startRun, type DaemonProcess } from '../support/daemon-process.js';
import { createHttpTarget, createReceiver, ended, running, type HttpTarget, type Receiver } from '../support/scenario.js';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const JSON_STATUS = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };
const open: { readonly close: () => Promise<void> }[] = [];

afterEach(async () => {
  await cleanUp();
  for (const one of open.splice(0)) await one.close();
});

interface World {
  readonly folder: string;
  readonly target: HttpTarget;
  readonly receiver: Receiver;
  readonly config: Readonly<Record<string, unknown>>;
}

async function createWorld(address: string): Promise<World> {
  const folder = createFolder();
  const target = await createHttpTarget(address);
  const receiver = await createReceiver();
  open.push(target, receiver);
  writeFileSync(join(folder, 'ops.secret'), SECRET);
  const config = {
    log: { directory: join(folder, 'data') },
    http: { port: 0 },
    probing: { allow: ['127.0.0.0/8'] },
    checks: [{ name: 'web', kind: 'http', port: target.port, path: '/', interval: '300ms', timeout: '200ms', fall: 2, grace: '0s' }],
    sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url, secretFile: 'ops.secret' }],
    shutdown: { timeout: '5s' },
  };
  return { folder, target, receiver, config };
}

async function tell(daemon: DaemonProcess, status: object): Promise<void> {
  expect(await daemon.post('/api/v1/task-status', JSON.stringify(status), JSON_STATUS)).toMatchObject({
    status: 202,
    body: { accepted: 1 },
  });
}

async function healthOf(daemon: DaemonProcess): Promise<string | undefined> {
  const { items } = (await daemon.get('/api/v1/targets')) as { items: { health: string }[] };
  return items[0]?.health;
}

async function untilHealth(daemon: DaemonProcess, health: string): Promise<void> {
  await eventually(`the target is ${health}`, async () => ((await healthOf(daemon)) === health ? true : undefined));
}

describe('run', () => {
  test('a status by HTTP becomes a probe at the address, a failure a signed webhook, an end the word that it is gone', async () => {
    const { folder, target, receiver, config } = await createWorld('127.0.0.31');
    const daemon = await startRun(folder, config);
    await tell(daemon, running('web.1', '127.0.0.31'));
    await untilHealth(daemon, 'healthy');
    target.answer = 503;
    await eventually('it fires', () => receiver.heard[0]);
    expect(await daemon.get('/api/v1/incidents?status=open')).toMatchObject({
      items: [{ scope: 'target', subject: { taskId: 'web.1', address: '127.0.0.31' } }],
    });
    await tell(daemon, ended('web.1'));
    await eventually('it is resolved', () => receiver.heard[1]);
    expect(receiver.heard.map(({ body }) => [body['event'], body['reason']])).toEqual([
      ['firing', expect.stringContaining('status')],
      ['resolved', 'gone'],
    ]);
    for (const { raw, headers } of receiver.heard) expect(() => new Webhook(SECRET).verify(raw, headers)).not.toThrow();
    expect(await (await fetch(`${daemon.url}/metrics`)).text()).toMatch(/taskpulse_notifications_total\{.*result="sent".*\} 2/);
    daemon.signal('SIGTERM');
    expect(await daemon.ended).toBe(0);
  }, 60_000);

  test('a kill -9 in the middle of an alert: nothing fires twice, and the next life resolves it', async () => {
    const { folder, target, receiver, config } = await createWorld('127.0.0.32');
    const first = await startRun(folder, config);
    target.answer = 503;
    await tell(first, running('web.1', '127.0.0.32'));
    await eventually('it fires', () => receiver.heard[0]);
    await eventually('the delivery is written', async () => {
      const { items } = (await first.get('/api/v1/incidents?status=open')) as { items: { notifications: { result: string }[] }[] };
      return items[0]?.notifications[0]?.result === 'sent' ? true : undefined;
    });
    first.signal('SIGKILL');
    await first.ended;
    const second = await startRun(folder, config);
    expect(await second.get('/api/v1/targets')).toMatchObject({ items: [{ health: 'unhealthy', fails: 2 }] });
    const hits = target.hits;
    await eventually('it is probed again', () => (target.hits > hits + 2 ? true : undefined));
    expect(receiver.heard).toHaveLength(1);
    target.answer = 200;
    await eventually('it is resolved', () => receiver.heard[1]);
    expect(receiver.heard[1]?.body).toMatchObject({
      event: 'resolved',
      reason: 'recovered',
      dedupKey: receiver.heard[0]?.body['dedupKey'],
    });
  }, 60_000);

  test('SIGHUP takes over a good file and leaves everything as it is for a bad one; probing goes on', async () => {
    const { folder, target, config } = await createWorld('127.0.0.33');
    const daemon = await startRun(folder, config);
    await tell(daemon, running('web.1', '127.0.0.33'));
    await untilHealth(daemon, 'healthy');
    writeFileSync(join(folder, 'taskpulse.yaml'), JSON.stringify({ ...config, chekcs: [] }));
    daemon.signal('SIGHUP');
    await eventually('it refuses the file', () => daemon.lines().find(({ level }) => level === 'error'));
    const hits = target.hits;
    await eventually('it probes on', () => (target.hits > hits + 2 ? true : undefined));
    expect(await healthOf(daemon)).toBe('healthy');
    writeFileSync(join(folder, 'taskpulse.yaml'), JSON.stringify({ ...config, checks: [] }));
    daemon.signal('SIGHUP');
    await eventually('the target is gone', async () => ((await healthOf(daemon)) === undefined ? true : undefined));
  }, 60_000);

  test('a port that is taken and a folder in use end it with 69 and one line each', async () => {
    const { folder, config } = await createWorld('127.0.0.34');
    const daemon = await startRun(folder, config);
    writeFileSync(join(folder, 'second.yaml'), JSON.stringify(config));
    const held = await runCommand(['run', '--config', 'second.yaml'], { cwd: folder });
    expect(held.code).toBe(69);
    expect(held.stderr).toContain(daemon.url);
    expect(held.stderr.trim().split('\n')).toHaveLength(1);

    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const other = createFolder();
    writeFileSync(join(other, 'c.yaml'), JSON.stringify({ http: { port }, log: { directory: join(other, 'data') } }));
    const refused = await runCommand(['run', '--config', 'c.yaml'], { cwd: other });
    await new Promise((resolve) => taken.close(resolve));
    expect(refused.code).toBe(69);
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
  }, 60_000);
});

describe('other commands', () => {
  test('config check tells every fault and ends with 78', async () => {
    const folder = createFolder();
    writeFileSync(
      join(folder, 'bad.yaml'),
      'http: { port: 70000 }\nprobing: { alow: [] }\nchecks:\n  - { name: A, kind: tcp, port: 1, interval: 5 }\n',
    );
    const { code, stderr } = await runCommand(['config', 'check', 'bad.yaml'], { cwd: folder });
    expect(code).toBe(78);
    for (const path of ['http.port', 'probing.alow', 'checks[0].name', 'checks[0].interval']) expect(stderr).toContain(path);
  });

  test('publish goes to the running daemon, or opens the log alone', async () => {
    const { folder, config } = await createWorld('127.0.0.35');
    const line = (taskId: string): string => `${JSON.stringify({ frameworkId: 'f1', status: running(taskId, '127.0.0.35') })}\n`;
    writeFileSync(join(folder, 'taskpulse.yaml'), JSON.stringify(config));
    const alone = await runCommand(['publish', '--config', 'taskpulse.yaml', '-'], { cwd: folder, stdin: line('web.1') });
    expect(alone).toMatchObject({ code: 0 });
    const daemon = await startRun(folder, config);
    expect(await runCommand(['publish', '--config', 'taskpulse.yaml', '-'], { cwd: folder, stdin: line('web.2') })).toMatchObject({
      code: 0,
    });
    await eventually('both are there', async () => {
      const { items } = (await daemon.get('/api/v1/tasks')) as { items: { taskId: string }[] };
      return items
        .map(({ taskId }) => taskId)
        .sort()
        .join() === 'web.1,web.2'
        ? true
        : undefined;
    });
    expect(await runCommand(['healthcheck', '--url', daemon.url])).toMatchObject({ code: 0 });
    daemon.signal('SIGTERM');
    await daemon.ended;
    expect(await runCommand(['healthcheck', '--url', daemon.url])).toMatchObject({ code: 69 });
  }, 60_000);

  test('the demo’s story comes true', async () => {
    const { code, stdout } = await runCommand(['demo', '--exit', '--speed', '10', '--port', '0']);
    expect(stdout).toMatch(/(\d+) of \1 steps came true/);
    expect(code).toBe(0);
  }, 90_000);
});
