import { afterEach, describe, expect, test } from '@jest/globals';
import { MESSAGE_MAX_BYTES } from '../../consumers/decode/decode-record.js';
import { headerText, type AppendFailure, type LogRecord, type LogTopic } from '../../core/log.js';
import { VECTORS } from '../fixtures/mesos/vectors.js';
import { createTestServer, type TestServer } from '../support/http-server.js';
import { turns } from '../support/virtual-clock.js';

let open: TestServer[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ server }) => server.close()));
  open = [];
});

async function serve(partitions = 1): Promise<TestServer> {
  const made = await createTestServer({ partitions });
  open.push(made);
  return made;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: ReturnType<typeof JSON.parse>;
}

async function post(
  to: TestServer,
  payload: string | Buffer,
  headers: Readonly<Record<string, string>>,
  url = '/api/v1/task-status',
): Promise<Answer> {
  const answer = await to.server.inject({ method: 'POST', url, payload, headers });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

const NDJSON = { 'content-type': 'application/x-ndjson' };
const JSON_OF_F1 = { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1' };

const V1 = Buffer.from(VECTORS.V1.protobuf);

function status(taskId: string, more: object = {}): object {
  return { task_id: { value: taskId }, state: 'TASK_RUNNING', ...more };
}

function line(taskId: string, more: object = {}): string {
  return JSON.stringify({ frameworkId: 'f1', status: status(taskId), ...more });
}

function written(server: TestServer, topic: LogTopic = 'taskStatus', partition = 0): readonly LogRecord[] {
  return server.broker.records({ topic, partition });
}

function keys(records: readonly LogRecord[]): readonly string[] {
  return records.map(({ key }) => Buffer.from(key ?? []).toString());
}

describe('one message', () => {
  test('in protobuf is in the log with its key and headers when 202 is said', async () => {
    const server = await serve();
    const { status: code, body } = await post(server, V1, {
      'content-type': 'application/x-protobuf',
      ...VECTORS.V1.headers,
      'taskpulse-agent-ip': '10.0.0.7',
      'x-not-ours': '1',
    });
    expect({ code, body }).toEqual({ code: 202, body: { accepted: 1, positions: ['0:0'] } });
    const [record] = written(server);
    expect(keys(written(server))[0]).toMatch(new RegExp(`^${VECTORS.V1.headers['taskpulse-framework-id']}/`));
    expect(Buffer.from(record?.value ?? [])).toEqual(V1);
    expect(headerText(record?.headers ?? {}, 'content-type')).toBe('application/x-protobuf');
    expect(headerText(record?.headers ?? {}, 'taskpulse-agent-ip')).toBe('10.0.0.7');
    expect(Object.keys(record?.headers ?? {})).not.toContain('x-not-ours');
  });

  test('in JSON is taken with any parameters of its type', async () => {
    const server = await serve();
    const { status: code } = await post(server, JSON.stringify(status('a')), {
      ...JSON_OF_F1,
      'content-type': 'application/json; charset=utf-8',
    });
    expect(code).toBe(202);
    expect(keys(written(server))).toEqual(['f1/a']);
  });

  test('keeps a framework name that is not ASCII', async () => {
    const server = await serve();
    const name = Buffer.from('Überwachung ☃', 'utf8').toString('latin1'); // as header bytes arrive
    await post(server, JSON.stringify(status('a')), { ...JSON_OF_F1, 'taskpulse-framework-name': name });
    expect(headerText(written(server)[0]?.headers ?? {}, 'taskpulse-framework-name')).toBe('Überwachung ☃');
  });

  test('loses its data, which may hold secrets', async () => {
    const server = await serve();
    await post(server, JSON.stringify(status('a', { data: Buffer.from('hunter2').toString('base64') })), JSON_OF_F1);
    expect(JSON.parse(Buffer.from(written(server)[0]?.value ?? []).toString())).toEqual(status('a'));
  });

  test('on the task-info path goes to its own topic', async () => {
    const server = await serve();
    const info = { name: 'web', task_id: { value: 'a' }, agent_id: { value: 's1' } };
    const { status: code, body } = await post(server, JSON.stringify(info), JSON_OF_F1, '/api/v1/task-info');
    expect({ code, body }).toEqual({ code: 202, body: { accepted: 1, positions: ['0:0'] } });
    expect(keys(written(server, 'taskInfo'))).toEqual(['f1/a']);
    expect(written(server)).toEqual([]);
  });

  test.each<readonly [string, string | Buffer, Readonly<Record<string, string>>, string]>([
    ['without a framework id', JSON.stringify(status('a')), { 'content-type': 'application/json' }, 'taskpulse-framework-id'],
    ['without a task id', JSON.stringify({ state: 'TASK_RUNNING' }), JSON_OF_F1, 'task_id'],
    ['with a wrong type inside', JSON.stringify(status('a', { source: {} })), JSON_OF_F1, 'source'],
    ['in an unknown envelope', JSON.stringify(status('a')), { ...JSON_OF_F1, 'taskpulse-envelope': 'letter' }, 'taskpulse-envelope'],
  ])('%s is refused by the field', async (_what, payload, headers, field) => {
    const server = await serve();
    const { status: code, headers: told, body } = await post(server, payload, headers);
    expect(code).toBe(400);
    expect(told['content-type']).toBe('application/problem+json');
    expect(body.field).toContain(field);
    expect(written(server)).toEqual([]);
  });

  test.each<readonly [string, string | Buffer, string]>([
    ['no JSON', '{"task_id":', 'application/json'],
    ['empty', '', 'application/json'],
    ['an array', '[]', 'application/json'],
    ['cut protobuf', V1.subarray(0, 9), 'application/x-protobuf'],
    ['garbage', Buffer.from([0xff, 0xff, 0xff]), 'application/x-protobuf'],
    ['empty protobuf', Buffer.alloc(0), 'application/x-protobuf'],
  ])('that is %s is refused and not in the log', async (_what, payload, type) => {
    const server = await serve();
    const { status: code, body } = await post(server, payload, { 'content-type': type, 'taskpulse-framework-id': 'f1' });
    expect(code).toBe(400);
    expect(body).toMatchObject({ type: 'about:blank', title: 'Bad Request', status: 400 });
    expect(written(server)).toEqual([]);
  });

  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['application/x-www-form-urlencoded', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['multipart/form-data', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['text/json', { 'content-type': 'text/json' }],
    ['no content type', {}],
    ['gzip', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ])('of %s is 415', async (_what, headers) => {
    const server = await serve();
    const { status: code, headers: told } = await post(server, JSON.stringify(status('a')), { 'taskpulse-framework-id': 'f1', ...headers });
    expect({ code, type: told['content-type'] }).toEqual({ code: 415, type: 'application/problem+json' });
    expect(written(server)).toEqual([]);
  });

  test('without a body and a content type is 415', async () => {
    const server = await serve();
    const answer = await server.server.inject({ method: 'POST', url: '/api/v1/task-status' });
    expect(answer.statusCode).toBe(415);
  });

  test('of 2 MiB less 64 KiB is taken, one byte more is 413', async () => {
    const server = await serve();
    const frame = JSON.stringify(status('a', { message: '' })).length;
    const padded = (bytes: number): string => JSON.stringify(status('a', { message: 'x'.repeat(bytes - frame) }));
    expect((await post(server, padded(MESSAGE_MAX_BYTES), JSON_OF_F1)).status).toBe(202);
    const { status: code, body } = await post(server, padded(MESSAGE_MAX_BYTES + 1), JSON_OF_F1);
    expect({ code, title: body.title }).toEqual({ code: 413, title: expect.any(String) });
    expect(written(server).length).toBe(1);
  });
});

describe('lines', () => {
  test('are all in the log, in order, with a position each', async () => {
    const server = await serve();
    const { status: code, body } = await post(server, `${line('a')}\n${line('b')}\n${line('a')}\n`, NDJSON);
    expect({ code, body }).toEqual({ code: 202, body: { accepted: 3, positions: ['0:0', '0:1', '0:2'] } });
    expect(keys(written(server))).toEqual(['f1/a', 'f1/b', 'f1/a']);
    expect(headerText(written(server)[0]?.headers ?? {}, 'taskpulse-framework-id')).toBe('f1');
    expect(JSON.parse(Buffer.from(written(server)[0]?.value ?? []).toString())).toEqual(status('a'));
  });

  test('may end in CRLF, be blank, and lack the last line end', async () => {
    const server = await serve();
    const { status: code, body } = await post(server, `\n${line('a')}\r\n\r\n${line('b')}`, NDJSON);
    expect({ code, accepted: body.accepted }).toEqual({ code: 202, accepted: 2 });
  });

  test('of no number at all are none', async () => {
    const { status: code, body } = await post(await serve(), '', NDJSON);
    expect({ code, body }).toEqual({ code: 202, body: { accepted: 0, positions: [] } });
  });

  test('of many tasks keep each task on one partition, in order, and tell where each line went', async () => {
    const server = await serve(4);
    const ids = Array.from({ length: 1203 }, (_, index) => `t${index % 37}`);
    const { body } = await post(server, ids.map((id, index) => line(id, { agentHostname: String(index) })).join('\n'), NDJSON);
    expect(body.accepted).toBe(1203);
    const seen = new Map<string, number>();
    for (const [index, position] of body.positions.entries()) {
      const [partition, offset] = String(position).split(':').map(Number);
      const record = written(server, 'taskStatus', partition).find((one) => one.offset === offset);
      expect([keys(record === undefined ? [] : [record])[0], headerText(record?.headers ?? {}, 'taskpulse-agent-hostname')]).toEqual([
        `f1/${ids[index] ?? ''}`,
        String(index),
      ]);
      const before = seen.get(ids[index] ?? '');
      expect(before ?? partition).toBe(partition);
      seen.set(ids[index] ?? '', partition ?? -1);
    }
    expect(new Set(seen.values()).size).toBeGreaterThan(1);
  });

  test.each<readonly [string, string, string]>([
    ['not JSON', '{', ''],
    ['without a status', JSON.stringify({ frameworkId: 'f1' }), 'status'],
    ['without a framework', JSON.stringify({ status: status('x') }), 'frameworkId'],
    ['with an unknown key', line('x', { frameworkid: 'f1' }), 'frameworkid'],
    ['with a status without a task id', JSON.stringify({ frameworkId: 'f1', status: { state: 'TASK_RUNNING' } }), 'task_id'],
  ])('before one that is %s are in the log and counted', async (_what, bad, field) => {
    const server = await serve();
    const { status: code, body } = await post(server, `${line('a')}\n\n${line('b')}\n${bad}\n${line('c')}\n`, NDJSON);
    expect({ code, line: body.line, accepted: body.accepted }).toEqual({ code: 400, line: 4, accepted: 2 });
    expect(body.field ?? '').toContain(field);
    expect(keys(written(server))).toEqual(['f1/a', 'f1/b']);
  });

  test('before one that is too large are in the log and counted', async () => {
    const server = await serve();
    const large = line('x', { status: status('x', { message: 'x'.repeat(MESSAGE_MAX_BYTES) }) });
    const { status: code, body } = await post(server, `${line('a')}\n${large}\n${line('b')}\n`, NDJSON);
    expect({ code, line: body.line, accepted: body.accepted }).toEqual({ code: 413, line: 2, accepted: 1 });
    expect(keys(written(server))).toEqual(['f1/a']);
  });

  test('that never end are given up at the bound of one', async () => {
    const server = await serve();
    const { status: code, body } = await post(server, `${line('a')}\n${'x'.repeat(4 * 1024 * 1024)}`, NDJSON);
    expect({ code, line: body.line, accepted: body.accepted }).toEqual({ code: 413, line: 2, accepted: 1 });
  });

  test('of task infos go to their topic', async () => {
    const server = await serve();
    const info = JSON.stringify({ frameworkId: 'f1', status: { name: 'web', task_id: { value: 'a' }, agent_id: { value: 's1' } } });
    expect((await post(server, `${info}\n`, NDJSON, '/api/v1/task-info')).body.accepted).toBe(1);
    expect(keys(written(server, 'taskInfo'))).toEqual(['f1/a']);
  });
});

describe('a log that is not well', () => {
  test.each<readonly [AppendFailure, number, string | undefined]>([
    ['unavailable', 503, '5'],
    ['unauthorized', 503, '5'],
    ['unknown-topic', 503, '5'],
    ['closed', 503, '5'],
    ['too-large', 413, undefined],
  ])('%s makes it %d', async (failure, code, retryAfter) => {
    const server = await serve();
    server.broker.refuse(failure);
    const answer = await post(server, JSON.stringify(status('a')), JSON_OF_F1);
    expect({ code: answer.status, retryAfter: answer.headers['retry-after'], type: answer.headers['content-type'] }).toEqual({
      code,
      retryAfter,
      type: 'application/problem+json',
    });
  });

  test('in the middle of a body leaves what was acknowledged counted', async () => {
    const server = await serve();
    const lines = Array.from({ length: 1200 }, (_, index) => line(`t${index}`));
    let appends = 0;
    const made = await createTestServer({
      deps: {
        log: {
          ...server.broker.connect(),
          append: async (to, records) => {
            appends += 1;
            if (appends === 2) server.broker.refuse('unavailable');
            return server.broker.connect().append(to, records);
          },
        },
      },
    });
    open.push(made);
    const { status: code, body } = await post(made, lines.join('\n'), NDJSON);
    expect({ code, accepted: body.accepted }).toEqual({ code: 503, accepted: 500 });
    expect(written(server).length).toBe(500);
  });

  test('that has not acknowledged yet is waited for', async () => {
    const server = await serve();
    const release = server.broker.holdAcks();
    let isAnswered = false;
    const answer = post(server, JSON.stringify(status('a')), JSON_OF_F1).then((value) => {
      isAnswered = true;
      return value;
    });
    await turns(20);
    expect({ isAnswered, written: written(server).length }).toEqual({ isAnswered: false, written: 1 });
    release();
    expect((await answer).status).toBe(202);
    expect(server.clock.pendingCount()).toBe(0);
  });

  test('that never acknowledges is not waited for for ever', async () => {
    const server = await serve();
    const release = server.broker.holdAcks();
    const answer = post(server, JSON.stringify(status('a')), JSON_OF_F1);
    await turns(20);
    await server.clock.advance(30_000);
    expect((await answer).status).toBe(503);
    release();
  });
});

describe('forgetting', () => {
  test.each([
    ['a', 'f1/a'],
    ['a/b c%', 'f1/a%2Fb c%25'],
  ])('the task %j appends its tombstone', async (taskId, key) => {
    const server = await serve();
    const answer = await server.server.inject({ method: 'DELETE', url: `/api/v1/tasks/f1/${encodeURIComponent(taskId)}` });
    expect({ code: answer.statusCode, body: answer.json() }).toEqual({ code: 202, body: { accepted: 1, positions: ['0:0'] } });
    const [record] = written(server);
    expect(record?.value).toBeUndefined();
    expect(keys(written(server))).toEqual([key]);
    expect(headerText(record?.headers ?? {}, 'taskpulse-framework-id')).toBe('f1');
    expect(headerText(record?.headers ?? {}, 'taskpulse-task-id')).toBe(taskId);
  });

  test('a task by an id that no task can have is refused', async () => {
    const server = await serve();
    const answer = await server.server.inject({ method: 'DELETE', url: `/api/v1/tasks/f1/${'x'.repeat(5000)}` });
    expect(answer.statusCode).toBe(400);
    expect(written(server)).toEqual([]);
  });
});
