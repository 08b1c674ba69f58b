import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeRecord, MESSAGE_MAX_BYTES } from '../../consumers/decode/decode-record.js';
import { createDelimitedSplitter, decodeDelimited, type Delimited } from '../../consumers/decode/delimited.js';
import { textHeaders, type TextHeaders } from '../../consumers/decode/headers.js';
import { parseNdjsonLine, taskKey, toLogRecord, toTombstone, type CheckedRecord } from '../../consumers/decode/log-record.js';
import { type Reading } from '../../consumers/decode/failure.js';
import { type DecodeFailure } from '../../core/said.js';
import { mesos } from '../../proto/generated/mesos.js';
import { FRAMEWORK, JSON_TYPE, jsonBytes, saidOf } from '../fixtures/mesos/messages.js';
import { readRecords } from '../fixtures/mesos/recordings.js';
import { FRAMEWORK_ID, VECTORS } from '../fixtures/mesos/vectors.js';

const RUNNING = { task_id: { value: 't' }, state: 'TASK_RUNNING' };

function accepted(read: Reading<CheckedRecord>): CheckedRecord {
  if (!read.ok) throw new Error(`Refused: ${JSON.stringify(read.failure)}`);
  return read.value;
}

function refused(read: Reading<CheckedRecord>): DecodeFailure {
  if (read.ok) throw new Error(`Accepted: ${JSON.stringify(read.value.said)}`);
  return read.failure;
}

function line(more: object, status: unknown = RUNNING): string {
  return JSON.stringify({ frameworkId: 'fw', ...more, status });
}

function textOf(record: CheckedRecord): string {
  return Buffer.from(record.value).toString();
}

describe('a message for the log', () => {
  test('keeps its bytes and its headers, and is keyed by its task', () => {
    const headers: TextHeaders = { 'taskpulse-framework-id': FRAMEWORK_ID, 'taskpulse-agent-ip': '10.0.0.1' };
    const record = accepted(toLogRecord({ topic: 'taskStatus', value: VECTORS.V3.protobuf, headers }));
    expect(record).toMatchObject({ key: `${FRAMEWORK_ID}/api.7`, headers });
    expect(record.value).toBe(VECTORS.V3.protobuf);
    expect(record.said).toEqual(saidOf({ topic: 'taskStatus', value: VECTORS.V3.protobuf, headers }));
  });

  test('headers that are not ours, and empty ones, are not taken over', () => {
    const headers = { ...FRAMEWORK, ...JSON_TYPE, authorization: 'Bearer x', 'taskpulse-agent-ip': '' };
    expect(accepted(toLogRecord({ topic: 'taskStatus', value: jsonBytes(RUNNING), headers })).headers).toEqual({
      ...JSON_TYPE,
      ...FRAMEWORK,
    });
  });

  test('what cannot be decoded is refused, too large by its size first', () => {
    expect(refused(toLogRecord({ topic: 'taskStatus', value: jsonBytes({}), headers: { ...JSON_TYPE, ...FRAMEWORK } }))).toMatchObject({
      field: 'status.task_id',
    });
    const value = new Uint8Array(MESSAGE_MAX_BYTES + 1);
    expect(refused(toLogRecord({ topic: 'taskStatus', value, headers: {} }))).toMatchObject({ stage: 'size' });
  });

  test('an event is keyed by the first task it tells of, else by its agent or framework; one that tells nothing has no key', () => {
    const key = (event: unknown) => {
      const headers = { ...JSON_TYPE, 'taskpulse-envelope': 'operator-event' };
      return accepted(toLogRecord({ topic: 'taskStatus', value: jsonBytes(event), headers })).key;
    };
    const task = (id: string) => ({ ...RUNNING, task_id: { value: id }, framework_id: { value: 'fw' } });
    const get_state = {
      get_tasks: { tasks: [task('one'), task('two')] },
      get_agents: { recovered_agents: [{ id: { value: 'S1' } }] },
    };
    expect(key({ type: 'SUBSCRIBED', subscribed: { get_state } })).toBe('fw/one');
    expect(key({ type: 'AGENT_ADDED', agent_added: { agent: { agent_info: { id: { value: 'S1' } } } } })).toBe('agent/S1');
    const framework = { framework_info: { name: 'marathon', id: { value: 'fw' } } };
    expect(key({ type: 'FRAMEWORK_ADDED', framework_added: { framework } })).toBe('framework/fw');
    expect(key({ type: 'HEARTBEAT' })).toBeUndefined();
  });

  test('two tasks never share a key', () => {
    expect(taskKey('fw', 'web.1')).toBe('fw/web.1');
    expect(taskKey('a/b', 'c')).not.toBe(taskKey('a', 'b/c'));
    expect(taskKey('a/b', 'c')).not.toBe(taskKey('a%2Fb', 'c'));
    fc.assert(
      fc.property(fc.tuple(fc.string(), fc.string()), fc.tuple(fc.string(), fc.string()), (one, other) => {
        expect(taskKey(...one) === taskKey(...other)).toBe(one[0] === other[0] && one[1] === other[1]);
      }),
    );
  });

  test('a tombstone is read as one, under the key of the task', () => {
    const { key, value, headers } = toTombstone('fw/1', 't');
    expect([key, value]).toEqual(['fw%2F1/t', undefined]);
    const bytes = Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, Buffer.from(String(text))]));
    expect(saidOf({ topic: 'taskStatus', value: undefined, headers: textHeaders(bytes) })).toEqual([
      { type: 'forget', frameworkId: 'fw/1', taskId: 't' },
    ]);
  });
});

describe('the data of a status', () => {
  const secret = Buffer.from('S3CR3T');

  test('does not reach the log in protobuf, in any envelope', () => {
    const data = Buffer.concat([Buffer.from([0x1a, secret.length]), secret]);
    const status = Buffer.concat([data, VECTORS.V3.protobuf, data]);
    const within = (number: number, bytes: Uint8Array): Buffer => {
      const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
      return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), bytes]);
    };
    const id = mesos.Id.encode({ value: 'fw' }).finish();
    const task = Buffer.concat([within(2, id), within(3, id), Buffer.from([0x30, 1]), within(8, status)]);
    const events: readonly (readonly [string, Buffer])[] = [
      ['task-status', status],
      ['scheduler-event', Buffer.concat([Buffer.from([8, 4]), within(5, within(1, status))])],
      [
        'operator-event',
        Buffer.concat([Buffer.from([8, 3]), within(4, Buffer.concat([within(1, id), within(2, status), Buffer.from([0x18, 1])]))]),
      ],
      ['operator-event', Buffer.concat([Buffer.from([8, 2]), within(3, within(1, task))])],
      ['operator-event', Buffer.concat([Buffer.from([8, 1]), within(2, within(1, within(1, within(2, task))))])],
      ['operator-event', Buffer.concat([Buffer.from([8, 1]), within(2, within(1, within(1, within(3, task))))])],
    ];
    for (const [envelope, value] of events) {
      const headers = { ...FRAMEWORK, 'taskpulse-envelope': envelope };
      expect(value.includes(secret)).toBe(true);
      const record = accepted(toLogRecord({ topic: 'taskStatus', value, headers }));
      expect(Buffer.from(record.value).includes(secret)).toBe(false);
      expect(saidOf({ topic: 'taskStatus', value: record.value, headers })).toEqual(saidOf({ topic: 'taskStatus', value, headers }));
    }
  });

  test('does not reach the log in JSON, in any envelope', () => {
    const status = { data: 'S3CR3T', ...RUNNING };
    const task = { ...RUNNING, framework_id: { value: 'fw' }, statuses: [status] };
    const events: readonly (readonly [string, unknown])[] = [
      ['task-status', status],
      ['scheduler-event', { type: 'UPDATE', update: { status } }],
      ['operator-event', { type: 'TASK_UPDATED', task_updated: { framework_id: { value: 'fw' }, status, state: 'TASK_RUNNING' } }],
      ['operator-event', { type: 'TASK_ADDED', task_added: { task } }],
      ['operator-event', { type: 'SUBSCRIBED', subscribed: { get_state: { get_tasks: { tasks: [task], completed_tasks: [task] } } } }],
    ];
    for (const [envelope, event] of events) {
      const headers = { ...JSON_TYPE, ...FRAMEWORK, 'taskpulse-envelope': envelope };
      const record = accepted(toLogRecord({ topic: 'taskStatus', value: jsonBytes(event), headers }));
      expect(textOf(record)).not.toContain('S3CR3T');
      expect(saidOf({ topic: 'taskStatus', value: record.value, headers })).toEqual(record.said);
      expect(textOf(accepted(parseNdjsonLine(line({ envelope }, event))))).toBe(textOf(record));
    }
  });

  test('in a part that nobody decodes, broken bytes are refused', () => {
    const value = Buffer.from('080112080a060a041a02ff'.replace(/..$/, '07'), 'hex');
    const headers = { 'taskpulse-envelope': 'operator-event' };
    expect(decodeRecord({ topic: 'taskStatus', value: Buffer.from('080112060a040a021a00', 'hex'), headers }).ok).toBe(true);
    expect(refused(toLogRecord({ topic: 'taskStatus', value, headers }))).toMatchObject({ stage: 'decode' });
  });
});

describe('a line of ndjson', () => {
  test('becomes a record with the headers that its keys stand for', () => {
    const keys = { frameworkName: 'marathon', agentHostname: 'a.example', agentIp: '10.0.0.1', envelope: 'task-status' };
    const record = accepted(parseNdjsonLine(line(keys)));
    expect(record).toMatchObject({
      key: 'fw/t',
      headers: {
        'content-type': 'application/json',
        'taskpulse-framework-id': 'fw',
        'taskpulse-framework-name': 'marathon',
        'taskpulse-agent-hostname': 'a.example',
        'taskpulse-agent-ip': '10.0.0.1',
        'taskpulse-envelope': 'task-status',
      },
    });
    expect(textOf(record)).toBe(JSON.stringify(RUNNING));
    expect(saidOf({ topic: 'taskStatus', value: record.value, headers: record.headers })).toEqual(record.said);
  });

  test('is read from bytes as from text, v0 names too', () => {
    const { task_id, state } = RUNNING;
    const text = line({}, { task_id, state, slave_id: { value: 'S1' } });
    expect(parseNdjsonLine(Buffer.from(text))).toEqual(parseNdjsonLine(text));
    expect(accepted(parseNdjsonLine(text)).said).toMatchObject([{ agentId: 'S1' }]);
  });

  test('tells a request on the task-info topic, an event under its envelope', () => {
    expect(accepted(parseNdjsonLine(line({}, { task_id: { value: 't' }, name: 'web' }), 'taskInfo')).said).toMatchObject([
      { type: 'task-info', name: 'web' },
    ]);
    const event = { envelope: 'operator-event', status: JSON.parse(VECTORS.V14.json) };
    expect(accepted(parseNdjsonLine(JSON.stringify(event)))).toMatchObject({ key: `${FRAMEWORK_ID}/api.9` });
  });

  test.each<readonly [string, string | undefined, string]>([
    ['', undefined, 'Cannot read 0 characters as JSON: they end too early'],
    ['[]', 'line', 'Cannot read line: an array where an object must be'],
    [
      line({ frameworkId: undefined }),
      'frameworkId',
      'Cannot tell whose the message is: frameworkId is missing, and a task-status does not carry a framework id',
    ],
    [line({ frameworkId: 7 }), 'frameworkId', 'Cannot read frameworkId: the number 7 where a string must be'],
    [
      line({ agentIP: '10.0.0.1' }),
      'agentIP',
      'Cannot read agentIP: there is no such key, allowed are frameworkId, frameworkName, agentHostname, agentIp, envelope, status',
    ],
    [
      line({ envelope: 'letter' }),
      'envelope',
      'Cannot read envelope "letter": allowed on this topic: task-status, scheduler-event, operator-event',
    ],
    ['{"frameworkId":"fw"}', 'status', 'Cannot read status: it is missing'],
    [line({}, null), 'status', 'Cannot read status: it is missing'],
    [line({}, 'x'), 'status', 'Cannot read status: the string "x" where an object must be'],
    [line({}, { ...RUNNING, state: 'UP' }), 'status.state', 'Cannot read status.state: "UP" is not the name of a TaskState'],
  ])('%s is refused by the name of the field', (text, field, message) => {
    expect(refused(parseNdjsonLine(text))).toMatchObject({ field, message });
  });

  test('above the limit of a message is refused by its size', () => {
    expect(refused(parseNdjsonLine(line({}, { ...RUNNING, message: 'x'.repeat(MESSAGE_MAX_BYTES) })))).toMatchObject({ stage: 'size' });
  });
});

describe('length-delimited protobuf', () => {
  const messages = Object.values(VECTORS).flatMap((vector) => ('protobuf' in vector ? [vector.protobuf] : []));

  function delimit(bytes: Uint8Array): Buffer {
    const length: number[] = [];
    for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
      length.push((rest % 128) | (rest >= 128 ? 128 : 0));
      if (rest < 128) break;
    }
    return Buffer.concat([Buffer.from(length), bytes]);
  }

  async function readAll(chunks: readonly Uint8Array[]): Promise<readonly Delimited[]> {
    const all: Delimited[] = [];
    for await (const part of decodeDelimited(chunks)) all.push(part);
    return all;
  }

  test('is cut into its messages wherever the chunks end', async () => {
    const bytes = Buffer.concat([...messages.slice(0, 6), Buffer.alloc(0), Buffer.alloc(300, 1)].map(delimit));
    for (const size of [1, 2, 7, 100, bytes.length]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
      const parts = await readAll(chunks);
      expect(parts.map((part) => part.ok && Buffer.from(part.value))).toEqual(
        [...messages.slice(0, 6), Buffer.alloc(0), Buffer.alloc(300, 1)].map((message) => Buffer.from(message)),
      );
      expect(parts.map((part) => part.index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(parts[1]?.offset).toBe(delimit(messages[0] ?? Buffer.alloc(0)).length);
    }
  });

  test('a cut end is a failure that says where, after the messages before it', async () => {
    const one = delimit(Buffer.from('abc'));
    for (const cut of [Buffer.from([5, 1, 2]), Buffer.from([0x80]), Buffer.from([4])]) {
      expect(await readAll([one, cut])).toMatchObject([
        { ok: true },
        {
          ok: false,
          index: 2,
          offset: 4,
          failure: { errorClass: 'Truncated', message: 'Cannot read message 2 at byte 4: the input ends within it' },
        },
      ]);
    }
    expect(await readAll([])).toEqual([]);
  });

  test('a message above the limit is passed over and the next one read', () => {
    const splitter = createDelimitedSplitter(10);
    const bytes = Buffer.concat([Buffer.alloc(300, 7), Buffer.from('ok')].map(delimit));
    const parts = [...bytes].flatMap((byte) => splitter.push(Buffer.from([byte])));
    expect(parts).toMatchObject([
      { ok: false, index: 1, offset: 0, failure: { stage: 'size' } },
      { ok: true, index: 2, offset: 302 },
    ]);
    expect(splitter.end()).toBeUndefined();
    splitter.push(delimit(Buffer.alloc(300)).subarray(0, 50));
    expect(splitter.end()).toMatchObject({ ok: false, index: 3 });
  });

  test('a length that is none ends the reading, after what came before it', async () => {
    const bytes = Buffer.concat([delimit(Buffer.from('abc')), Buffer.alloc(12, 0xff), delimit(Buffer.from('abc'))]);
    expect(await readAll([bytes])).toMatchObject([{ ok: true }, { ok: false, index: 2, offset: 4, failure: { errorClass: 'Malformed' } }]);
  });

  test('what follows a broken length is not even fetched', async () => {
    let fetched = 0;
    function* source(): Generator<Uint8Array> {
      for (; fetched < 10; fetched++) yield Buffer.alloc(12, 0xff);
    }
    const parts: Delimited[] = [];
    for await (const part of decodeDelimited(source())) parts.push(part);
    expect([parts.length, fetched]).toEqual([1, 0]);
  });

  test('a message is a copy: the chunk may be used again', async () => {
    const chunk = delimit(Buffer.from('abc'));
    const [part] = await readAll([chunk]);
    chunk.fill(0);
    expect(part?.ok && Buffer.from(part.value).toString()).toBe('abc');
  });

  test('the events of a recorded stream go through it unchanged', async () => {
    const records = readRecords('s1.stream.protobuf.recordio');
    const parts = await readAll([Buffer.concat(records.map(delimit))]);
    expect(parts.map((part) => part.ok && Buffer.from(part.value))).toEqual(records);
  });
});
