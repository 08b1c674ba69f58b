/** The main job, from a status in the log to a webhook. */
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  createHttpTarget,
  createReceiver,
  createScenario,
  ended,
  running,
  type HttpTarget,
  type Receiver,
  type Scenario,
} from '../support/scenario.js';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function keep<T extends { close: () => Promise<void> }>(one: T): T {
  open.push(one);
  return one;
}

async function setUp(): Promise<{ scenario: Scenario; target: HttpTarget; receiver: Receiver }> {
  const target = keep(await createHttpTarget('127.0.0.11'));
  const receiver = keep(await createReceiver());
  const scenario = keep(
    createScenario({
      probing: { allow: ['127.0.0.0/8'] },
      checks: [{ name: 'web', kind: 'http', port: target.port, path: '/', interval: '1s', timeout: '500ms', fall: 2, grace: '0s' }],
      sinks: [{ name: 'ops', kind: 'webhook', url: receiver.url }],
    }),
  );
  await scenario.start();
  return { scenario, target, receiver };
}

describe('the whole way', () => {
  test('a running container that answers becomes healthy, one that fails fires, and recovery is told', async () => {
    const { scenario, target, receiver } = await setUp();
    await scenario.tell(running('web.1', '127.0.0.11'));
    await scenario.clock.advance(1_500);
    expect(await scenario.get('/api/v1/targets')).toMatchObject({ items: [{ taskId: 'web.1', address: '127.0.0.11', health: 'healthy' }] });

    target.answer = 500;
    await scenario.clock.advance(4_000);
    expect(receiver.heard).toMatchObject([{ body: { event: 'firing', target: { taskId: 'web.1', health: 'unhealthy' } } }]);

    target.answer = 200;
    await scenario.clock.advance(3_000);
    expect(receiver.heard).toMatchObject([{}, { body: { event: 'resolved', reason: 'recovered' } }]);
    expect(receiver.heard[0]?.body['dedupKey']).toBe(receiver.heard[1]?.body['dedupKey']);
    expect(receiver.heard[0]?.id).not.toBe(receiver.heard[1]?.id);
  });

  test('a task that ends while its alert is open is told as gone, and is probed no more', async () => {
    const { scenario, target, receiver } = await setUp();
    target.answer = 500;
    await scenario.tell(running('web.1', '127.0.0.11'));
    await scenario.clock.advance(5_000);
    await scenario.tell(ended('web.1'));
    const hits = target.hits;
    await scenario.clock.advance(5_000);
    expect(receiver.heard.map(({ body }) => [body['event'], body['reason']])).toMatchObject([
      ['firing', expect.any(String)],
      ['resolved', 'gone'],
    ]);
    expect(target.hits).toBe(hits);
    expect(await scenario.get('/api/v1/targets')).toEqual({ items: [] });
  });

  test('an alert survives a kill: it is not fired again, and is resolved by the next life', async () => {
    const { scenario, target, receiver } = await setUp();
    target.answer = 500;
    await scenario.tell(running('web.1', '127.0.0.11'));
    await scenario.clock.advance(5_000);
    expect(receiver.heard).toHaveLength(1);
    await scenario.kill();
    await scenario.start();
    await scenario.clock.advance(5_000);
    expect(receiver.heard).toHaveLength(1);
    target.answer = 200;
    await scenario.clock.advance(3_000);
    expect(receiver.heard.map(({ body }) => body['event'])).toEqual(['firing', 'resolved']);
  });

  test('an address given to a new task belongs to it before the old one is told ended', async () => {
    const { scenario, target, receiver } = await setUp();
    target.answer = 500;
    await scenario.tell(running('web.1', '127.0.0.11'));
    await scenario.clock.advance(5_000);
    target.answer = 200;
    await scenario.tell(running('web.2', '127.0.0.11'));
    await scenario.clock.advance(3_000);
    expect(await scenario.get('/api/v1/targets')).toMatchObject({ items: [{ taskId: 'web.2', health: 'healthy' }] });
    expect(receiver.heard.map(({ body }) => [body['event'], body['reason']])).toMatchObject([
      ['firing', expect.any(String)],
      ['resolved', 'gone'],
    ]);
  });

  test('a check of labels wins over the rules, and a bad label is told at its task', async () => {
    const { scenario, target } = await setUp();
    const labels = (port: string) => ({
      labels: [
        { key: 'taskpulse.check.own.kind', value: 'tcp' },
        { key: 'taskpulse.check.own.port', value: port },
      ],
    });
    await scenario.tell(running('good', '127.0.0.11', { labels: labels(String(target.port)) }));
    await scenario.tell(running('bad', '127.0.0.11', { executor_id: { value: 'good' }, labels: labels('none') }));
    await scenario.clock.advance(12_000);
    expect(await scenario.get('/api/v1/targets?check=own')).toMatchObject({
      items: [{ taskId: 'good', health: 'healthy', checkSource: 'label' }],
    });
    expect(await scenario.get('/api/v1/targets?task=bad')).toMatchObject({ items: [{ check: 'web', checkSource: 'config' }] });
    const { items } = (await scenario.get('/api/v1/tasks')) as { items: { taskId: string; findings: string[] }[] };
    expect(items.find(({ taskId }) => taskId === 'bad')?.findings).toEqual([expect.stringContaining('taskpulse.check.own')]);
  });
});
