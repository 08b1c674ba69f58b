/**
 * Issue 3, "Bad input", through the log and by HTTP: what cannot be read is one dead letter, or refused at the door, and
 * the rest goes on. Through `publish`: test/daemon/cli-publish-bad-input.test.ts.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BAD_INPUT, JUNK_ADDRESSES, junkStatus, unknownState } from '../fixtures/mesos/bad-input.js';
import { FRAMEWORK } from '../fixtures/mesos/messages.js';
import { createScenario, running, type Scenario } from '../support/scenario.js';

const JSON_OF_FRAMEWORK = { 'content-type': 'application/json', ...FRAMEWORK };

let scenario: Scenario;

beforeEach(async () => {
  scenario = createScenario({ probing: { allow: ['10.0.0.0/8'] }, checks: [{ name: 'web', kind: 'tcp', port: 1 }] }, 1);
  await scenario.start();
});

afterEach(async () => {
  await scenario.close();
});

async function append(value: Uint8Array, headers: Readonly<Record<string, string>>): Promise<void> {
  await scenario.broker.connect().append({ topic: 'taskStatus' }, [{ key: 'any key', value, headers }]);
  await scenario.clock.advance(10);
}

async function taskIds(): Promise<readonly string[]> {
  const { items } = (await scenario.get('/api/v1/tasks')) as { items: { taskId: string }[] };
  return items.map(({ taskId }) => taskId);
}

async function post(value: Uint8Array, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${scenario.daemon().url}/api/v1/task-status`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf', ...headers },
    body: Buffer.from(value),
  });
}

const deadLetters = () => scenario.broker.records({ topic: 'deadLetter', partition: 0 });

describe('in the log', () => {
  test.each(Object.entries(BAD_INPUT))('%s is one dead letter, and the next record is read', async (_what, input) => {
    await append(input.value, input.headers);
    await append(Buffer.from(JSON.stringify(running('web.1', '10.0.0.1'))), JSON_OF_FRAMEWORK);
    expect(await taskIds()).toEqual(['web.1']);
    const [letter, ...more] = deadLetters();
    expect(more).toEqual([]);
    expect(Buffer.from(letter?.value ?? []).equals(input.value)).toBe(true);
    expect(Buffer.from(letter?.key ?? []).toString()).toBe('any key');
    const told = Object.fromEntries(Object.entries(letter?.headers ?? {}).map(([name, value]) => [name, String(value)]));
    expect(told).toMatchObject({
      ...input.headers,
      'dlq-original-topic': 'mesos.task-status',
      'dlq-original-partition': '0',
      'dlq-original-offset': '0',
      'dlq-error-stage': input.stage,
      'dlq-error-class': input.errorClass,
      'dlq-error-message': expect.stringMatching(/^Cannot [^\n]+[^.\n]$/),
    });
    const metrics = await (await fetch(`${scenario.daemon().url}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`^taskpulse_dead_letters_total\\{[^}]*stage="${input.stage}"[^}]*\\} 1$`, 'm'));
  });

  test('an unknown TaskState number makes a task without an address', async () => {
    await append(unknownState('web.1'), FRAMEWORK);
    expect(deadLetters()).toEqual([]);
    expect(await scenario.get('/api/v1/tasks')).toMatchObject({ items: [{ taskId: 'web.1', state: 'TASK_STATE_99', addresses: [] }] });
  });

  test('junk addresses are left out, one with a prefix length counts without it', async () => {
    await append(Buffer.from(JSON.stringify(junkStatus('web.1'))), JSON_OF_FRAMEWORK);
    expect(deadLetters()).toEqual([]);
    const { items } = (await scenario.get('/api/v1/addresses')) as { items: { address: string }[] };
    expect(items.map(({ address }) => address)).toEqual(['10.0.0.1']);
    for (const junk of JUNK_ADDRESSES) expect(items.map(({ address }) => address)).not.toContain(junk);
  });

  test('a value that leaves no room for why it is refused is a dead letter without it', async () => {
    await append(Buffer.alloc(2 * 1024 * 1024 - 200, 0x20), JSON_OF_FRAMEWORK);
    await append(Buffer.from(JSON.stringify(running('web.1', '10.0.0.1'))), JSON_OF_FRAMEWORK);
    expect(await taskIds()).toEqual(['web.1']);
    expect(deadLetters()).toHaveLength(1);
    expect(deadLetters()[0]?.value).toBeUndefined();
    expect(String(deadLetters()[0]?.headers['dlq-error-class'])).toBe('TooLarge');
  });

  test('poison is no second dead letter after a restart, nor after a death past the mark', async () => {
    await append(Buffer.from('{'), JSON_OF_FRAMEWORK);
    await scenario.close();
    await scenario.start();
    await append(Buffer.from('['), JSON_OF_FRAMEWORK);
    await scenario.clock.advance(25_000);
    await scenario.kill();
    await scenario.start();
    await scenario.clock.advance(25_000);
    expect(deadLetters().map(({ value }) => String(value))).toEqual(['{', '[']);
  });
});

describe('the dead-letter topic refuses', () => {
  test.each(['unauthorized', 'unknown-topic', 'too-large'] as const)(
    '%s: not ready with the reason, no mark passes, heals by itself',
    async (failure) => {
      scenario.broker.refuse(failure, 40, 'deadLetter');
      await append(Buffer.from('{'), JSON_OF_FRAMEWORK);
      await append(Buffer.from(JSON.stringify(running('web.1', '10.0.0.1'))), JSON_OF_FRAMEWORK);
      await scenario.clock.advance(25_000);
      expect(await taskIds()).toEqual(['web.1']);
      expect(await scenario.get('/readyz')).toMatchObject({
        status: 503,
        missing: [expect.stringContaining('dead letters cannot be written')],
      });
      const marks = scenario.broker.records({ topic: 'state', partition: 0 }).filter(({ key }) => String(key) === 'inputs');
      expect(marks).not.toEqual([]);
      for (const { value } of marks)
        expect(JSON.parse(String(value))).toMatchObject({
          marks: expect.arrayContaining([expect.objectContaining({ topic: 'taskStatus', offset: 0 })]),
        });
      await scenario.clock.advance(300_000);
      expect(deadLetters()).toHaveLength(1);
      expect(await scenario.get('/readyz')).toMatchObject({ status: 'ready' });
    },
  );
});

describe('a flood of poison', () => {
  test('is few dead letters and one incident, not ready says why, and good records go on being followed', async () => {
    for (let n = 0; n < 500; n += 1)
      await scenario.broker.connect().append({ topic: 'taskStatus' }, [{ key: 'k', value: '{', headers: JSON_OF_FRAMEWORK }]);
    await append(Buffer.from(JSON.stringify(running('web.1', '10.0.0.1'))), JSON_OF_FRAMEWORK);
    await scenario.clock.advance(5_000);
    expect(deadLetters().length).toBeLessThan(110);
    expect(await taskIds()).toEqual(['web.1']);
    expect(await scenario.get('/api/v1/incidents?status=open')).toMatchObject({
      items: [{ scope: 'self', subject: {}, reason: expect.stringContaining('partition 0 of the task statuses has turned to poison') }],
    });
    expect(await scenario.get('/readyz')).toMatchObject({
      missing: [
        expect.stringMatching(/^mesos\.task-status partition 0 has turned to poison, 400 bad records are left out of the dead letters: /),
      ],
    });
    const metrics = await (await fetch(`${scenario.daemon().url}/metrics`)).text();
    expect(metrics).toContain('taskpulse_dead_letters_left_out_total 400');
  });
});

describe('by HTTP', () => {
  test.each(Object.entries(BAD_INPUT))('%s is refused, is no record, and the next is taken', async (_what, input) => {
    const answer = await post(input.value, input.headers);
    expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
      status: input.status,
      type: 'application/problem+json',
    });
    expect(await answer.json()).toMatchObject({ status: input.status, detail: expect.stringMatching(/^[^\n]+$/) });
    expect(scenario.broker.records({ topic: 'taskStatus', partition: 0 })).toEqual([]);
    expect((await post(Buffer.from(JSON.stringify(running('web.1', '10.0.0.1'))), JSON_OF_FRAMEWORK)).status).toBe(202);
  });

  test('an unknown TaskState number and junk addresses are taken', async () => {
    expect((await post(unknownState('web.1'), FRAMEWORK)).status).toBe(202);
    expect((await post(Buffer.from(JSON.stringify(junkStatus('web.2'))), JSON_OF_FRAMEWORK)).status).toBe(202);
    await scenario.clock.advance(10);
    expect([...(await taskIds())].sort()).toEqual(['web.1', 'web.2']);
  });
});
