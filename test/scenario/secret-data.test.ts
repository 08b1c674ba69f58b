/**
 * Issue 4, item 8: `TaskStatus.data` is never stored or logged. It is told in every way that a status can be told; then all
 * that the daemon wrote, logged and answered is searched for it, as bytes and as base64. The one exception is documented:
 * a record of the log that cannot be decoded goes to the dead letters as it came.
 */
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { headerText, LOG_TOPICS, type LogTopic } from '../../core/log.js';
import { createReceiver, createScenario, ended, type Receiver, type Scenario } from '../support/scenario.js';
import { openStream } from '../support/sse-client.js';
import { jsonStatus, statusesWithData } from '../support/statuses-with-data.js';

const SECRET = 'S3CR3T-of-docker-inspect-4f1c';
const DATA = Buffer.from(JSON.stringify([{ Config: { Env: [`PASSWORD=${SECRET}`] } }]));
/** Nobody listens at this port of these addresses, so each makes an incident. */
const FORMS = statusesWithData(DATA, (index) => `127.0.1.${String(index + 1)}`);

let scenario: Scenario;
let receiver: Receiver;
let lines: string[];

beforeEach(async () => {
  lines = [];
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  receiver = await createReceiver();
  scenario = createScenario(
    {
      probing: { allow: ['127.0.0.0/8'] },
      checks: [{ name: 'web', kind: 'tcp', port: 1, interval: '1s', timeout: '500ms', fall: 1, grace: '0s' }],
      sinks: [
        { name: 'ops', kind: 'webhook', url: receiver.url },
        { name: 'lines', kind: 'log' },
      ],
    },
    2,
    pino({ level: 'trace' }, destination),
  );
  await scenario.start();
});

afterEach(async () => {
  await scenario.close();
  await receiver.close();
});

async function append(topic: LogTopic, value: Uint8Array, headers: Readonly<Record<string, string>>): Promise<void> {
  await scenario.broker.connect().append({ topic }, [{ key: 'k', value, headers }]);
  await scenario.clock.advance(10);
}

async function post(body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<string> {
  const url = `${scenario.daemon().url}/api/v1/task-status`;
  const answer = await fetch(url, { method: 'POST', headers, body: Buffer.from(body) });
  await scenario.clock.advance(10);
  return `${String(answer.status)} ${await answer.text()}`;
}

/** Everything that can be asked without changing anything, by the daemon's own document. */
async function answers(): Promise<readonly string[]> {
  const { url } = scenario.daemon();
  const { paths } = (await scenario.get('/api/v1/openapi.json')) as { paths: Record<string, { get?: object }> };
  const asked = Object.keys(paths).filter((path) => paths[path]?.get !== undefined && !path.endsWith('/stream'));
  const filled = await Promise.all(asked.map(fill));
  expect(filled).toContain('/api/v1/tasks');
  expect(filled).toContain('/api/v1/events');
  const stream = await openStream(`${url}/api/v1/stream?after=c0.0`);
  const events = [0, 1].flatMap((partition) => scenario.broker.records({ topic: 'events', partition }));
  // an event that was written again is told once
  await stream.until(new Set(events.map(({ headers }) => headerText(headers, 'ce_id'))).size);
  stream.close();
  const told = JSON.stringify(stream.messages);
  const lists = await Promise.all(
    [...new Set([...filled, '/metrics', '/livez', '/readyz'])].map(async (path) => {
      const answer = await fetch(`${url}${path}`);
      return `${path} ${String(answer.status)} ${await answer.text()}`;
    }),
  );
  return [told, ...lists];
}

/** A path with what is there in place of its parameters. */
async function fill(path: string): Promise<string> {
  const list = /^(\/api\/v1\/(?:targets|incidents))\/\{id\}$/.exec(path)?.[1];
  if (list === undefined) return path.replace('{address}', '127.0.1.1').replace('{frameworkId}', 'f1').replace('{taskId}', 'task-0');
  const { items } = (await scenario.get(list)) as { items: { id: string }[] };
  return `${list}/${encodeURIComponent(items[0]?.id ?? 'none')}`;
}

function recordsOf(topics: readonly LogTopic[]): readonly string[] {
  return topics.flatMap((topic) =>
    [0, 1].flatMap((partition) =>
      scenario.broker.records({ topic, partition }).flatMap(({ key, value, headers }) => {
        const parts = [key, value, ...Object.values(headers).flat()].map((part) =>
          part === undefined ? '' : Buffer.from(part).toString('latin1'),
        );
        return [`${topic} ${parts.join(' ')}`];
      }),
    ),
  );
}

/** As it is, as base64 wherever it begins within it, and in hexadecimal. */
function holdsSecret(text: string): boolean {
  const shifted = [0, 1, 2].map((shift) => {
    const base64 = Buffer.from(`${'\0'.repeat(shift)}${SECRET}`).toString('base64');
    // the first and the last characters are shared with what stands around
    return base64.slice(shift === 0 ? 0 : 4, -4);
  });
  const needles = [
    SECRET,
    ...shifted,
    ...shifted.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
    Buffer.from(SECRET).toString('hex'),
  ];
  return needles.some((needle) => text.includes(needle));
}

/** Until there were incidents, ends, and another life that reads all of it. */
async function liveOn(taskCount: number): Promise<void> {
  await scenario.clock.advance(5_000);
  const { items } = (await scenario.get('/api/v1/incidents')) as { items: { subject: { taskId: string } }[] };
  expect(new Set(items.map(({ subject }) => subject.taskId)).size).toBe(taskCount);
  await scenario.tell({ ...ended('task-0'), data: DATA.toString('base64') });
  await scenario.clock.advance(1_000);
  await scenario.kill();
  await scenario.start();
  await scenario.clock.advance(2_000);
}

test('the search finds it in every disguise', () => {
  expect(
    [SECRET, DATA.toString('base64'), Buffer.from(`x${DATA.toString()}`).toString('base64'), DATA.toString('hex'), `.${SECRET}.`].map(
      holdsSecret,
    ),
  ).toEqual(Array.from({ length: 5 }, () => true));
  expect(holdsSecret(JSON.stringify(ended('task-0')))).toBe(false);
});

describe('what stands in data', () => {
  test('of good records of the log is in nothing that we write, log, tell or answer', async () => {
    for (const [, { headers, value }] of Object.entries(FORMS)) await append('taskStatus', value, headers);
    await liveOn(5);
    expect(recordsOf(['deadLetter'])).toEqual([]);
    expect(recordsOf(['taskStatus']).filter(holdsSecret)).toHaveLength(Object.keys(FORMS).length + 1);
    expect(recordsOf(['state']).length).toBeGreaterThan(10);
    expect(lines.length).toBeGreaterThan(5);
    expect(receiver.heard.length).toBeGreaterThan(4);
    const written = [
      ...recordsOf(['state', 'events']),
      ...lines,
      ...receiver.heard.map(({ raw, headers }) => raw + JSON.stringify(headers)),
    ];
    const told = await answers();
    expect(told.filter((answer) => answer.slice(0, 200).includes(' 404 '))).toEqual([]);
    expect([...written, ...told].filter(holdsSecret)).toEqual([]);
  });

  test('of statuses by HTTP does not even come into the log', async () => {
    for (const [, { headers, value }] of Object.entries(FORMS)) expect(await post(value, headers)).toMatch(/^202 /);
    const lineOf = (index: number): string =>
      JSON.stringify({ frameworkId: 'f1', status: jsonStatus({ taskId: `line-${String(index)}`, address: '127.0.1.9', data: DATA }) });
    expect(await post(Buffer.from(`${lineOf(1)}\n${lineOf(2)}\n`), { 'content-type': 'application/x-ndjson' })).toMatch(/^202 /);
    await scenario.clock.advance(5_000);
    expect(recordsOf(['taskStatus'])).toHaveLength(Object.keys(FORMS).length + 2);
    expect([...recordsOf(LOG_TOPICS), ...lines, ...(await answers())].filter(holdsSecret)).toEqual([]);
  });

  test('is not quoted where a message is refused', async () => {
    const data = DATA.toString('base64');
    const refused = [
      await post(Buffer.from(JSON.stringify({ data, state: 'TASK_RUNNING' })), {
        'content-type': 'application/json',
        'taskpulse-framework-id': 'f1',
      }),
      await post(Buffer.from(JSON.stringify({ frameworkId: 'f1', status: { data } })), { 'content-type': 'application/x-ndjson' }),
      await post(Buffer.from(`{"data":"${data}",`), { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' }),
      await post(DATA, { 'content-type': 'application/x-protobuf', 'taskpulse-framework-id': 'f1' }),
    ];
    expect(refused.map((answer) => answer.slice(0, 3))).toEqual(['400', '400', '400', '400']);
    expect([...refused, ...recordsOf(LOG_TOPICS), ...lines].filter(holdsSecret)).toEqual([]);
  });

  test('of a record that cannot be decoded is in its dead letter, as it came, and nowhere else', async () => {
    const whole = Object.values(FORMS).map(({ headers, value }) => ({ headers, value: Buffer.concat([value, Buffer.from('{\0')]) }));
    for (const { headers, value } of whole) await append('taskStatus', value, headers);
    await scenario.clock.advance(2_000);
    const letters = [0, 1].flatMap((partition) => scenario.broker.records({ topic: 'deadLetter', partition }));
    expect(letters.map(({ value }) => Buffer.from(value ?? []).toString('latin1')).sort()).toEqual(
      whole.map(({ value }) => value.toString('latin1')).sort(),
    );
    const ofHeaders = letters.flatMap(({ headers }) =>
      Object.values(headers)
        .flat()
        .map((header) => Buffer.from(header).toString()),
    );
    expect([...ofHeaders, ...recordsOf(['state', 'events']), ...lines, ...(await answers())].filter(holdsSecret)).toEqual([]);
  });
});
