import { describe, expect, test } from '@jest/globals';
import { decodeRecord, MESSAGE_MAX_BYTES, type RecordToDecode } from '../../consumers/decode/decode-record.js';
import { ERROR_CLASSES } from '../../consumers/decode/failure.js';
import { type StatusSaid } from '../../core/said.js';
import { mesos } from '../../proto/generated/mesos.js';
import { failureOf, failureOfJson, FRAMEWORK, JSON_TYPE, jsonBytes, saidOf, saidOfJson } from '../fixtures/mesos/messages.js';
import { VECTORS } from '../fixtures/mesos/vectors.js';

const RUNNING = { task_id: { value: 't' }, state: 'TASK_RUNNING' };

function protobufRecord(value: Uint8Array, headers: RecordToDecode['headers'] = FRAMEWORK): RecordToDecode {
  return { topic: 'taskStatus', value, headers };
}

function protobufStatus(message: mesos.TaskStatus.$Properties): StatusSaid {
  const [said] = saidOf(protobufRecord(mesos.TaskStatus.encode(message).finish()));
  if (said?.type !== 'status') throw new Error('No status was said');
  return said;
}

/** A length-delimited field of a message. */
function field(number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.byteLength]), bytes]);
}

describe('bytes that are no message', () => {
  test.each([
    ['no bytes', Buffer.alloc(0), { stage: 'content', errorClass: 'Empty' }],
    ['a cut message', VECTORS.V1.protobuf.subarray(0, 30), { stage: 'decode', errorClass: 'Truncated' }],
    ['garbage', Buffer.from('ffffffffffffffffffffffff', 'hex'), { stage: 'decode' }],
    ['field number 0', Buffer.from('0001', 'hex'), { stage: 'decode', errorClass: 'Malformed' }],
    ['JSON called protobuf', jsonBytes(RUNNING), { stage: 'decode' }],
    ['another message', mesos.FrameworkInfo.encode({ name: 'x' }).finish(), { stage: 'content', field: 'status.task_id' }],
  ])('%s in protobuf', (_, bytes, expected) => {
    const failure = failureOf(protobufRecord(bytes));
    expect(failure).toMatchObject(expected);
    expect(failure.message).toMatch(/^Cannot read [^\n]+[^.\n]$/);
  });

  test.each([
    ['no bytes', '', { stage: 'content', errorClass: 'Empty' }],
    ['a cut message', '{"task_id":{"val', { stage: 'decode', errorClass: 'Truncated' }],
    ['no JSON', '{"task_id":nonsense}', { stage: 'decode', errorClass: 'Malformed' }],
    ['an array', '[]', { stage: 'content', field: 'status', message: 'Cannot read status: an array where an object must be' }],
    ['a string', '"x"', { stage: 'content', field: 'status' }],
    ['null', 'null', { stage: 'content', field: 'status', message: 'Cannot read status: null where an object must be' }],
  ])('%s in JSON', (_, text, expected) => {
    expect(failureOf({ topic: 'taskStatus', value: Buffer.from(text), headers: { ...JSON_TYPE, ...FRAMEWORK } })).toMatchObject(expected);
  });

  test('an event is not told by what parses: an empty one, and a status called an event, are refused', () => {
    const headers = { 'taskpulse-envelope': 'operator-event' };
    expect(decodeRecord(protobufRecord(VECTORS.V1.protobuf, headers)).ok).toBe(false);
    const short = mesos.TaskStatus.encode({ task_id: { value: 't' }, state: 1 }).finish();
    expect(failureOf(protobufRecord(short, headers))).toMatchObject({ stage: 'envelope', field: 'type' });
    expect(failureOf(protobufRecord(Buffer.from('1200', 'hex'), headers))).toMatchObject({ stage: 'envelope', field: 'type' });
  });

  test('a value above the limit is refused by its size, one at the limit is read', () => {
    const atLimit = Buffer.alloc(MESSAGE_MAX_BYTES, ' ');
    jsonBytes(RUNNING).forEach((byte, index) => atLimit.writeUInt8(byte, index));
    const headers = { ...JSON_TYPE, ...FRAMEWORK };
    expect(saidOf({ topic: 'taskStatus', value: atLimit, headers })).toHaveLength(1);
    const above = Buffer.concat([atLimit, Buffer.from(' ')]);
    expect(failureOf({ topic: 'taskStatus', value: above, headers })).toEqual({
      stage: 'size',
      errorClass: 'TooLarge',
      field: undefined,
      message: 'Cannot read the message: it has 2031617 bytes, allowed are 2031616',
    });
  });

  test('deep nesting is survived', () => {
    const deep = `{"task_id":{"value":"t"},"state":"TASK_RUNNING","x":${'['.repeat(400_000)}${']'.repeat(400_000)}}`;
    const decoded = decodeRecord({ topic: 'taskStatus', value: Buffer.from(deep), headers: { ...JSON_TYPE, ...FRAMEWORK } });
    expect(decoded.ok || decoded.failure.stage === 'decode').toBe(true);
    let nested: Uint8Array = Buffer.from('0a0174', 'hex');
    for (let depth = 0; depth < 30; depth++) nested = field(2, nested);
    expect(saidOf(protobufRecord(Buffer.concat([Buffer.from('0a030a01741001', 'hex'), field(13, field(4, nested))])))).toHaveLength(1);
    const groups = Buffer.concat([Buffer.alloc(100_000, 0x1b), Buffer.alloc(100_000, 0x1c)]);
    expect(failureOf(protobufRecord(groups))).toMatchObject({ stage: 'decode' });
  });
});

describe('wrong headers', () => {
  const record = (headers: RecordToDecode['headers'], topic: RecordToDecode['topic'] = 'taskStatus'): RecordToDecode => ({
    topic,
    value: jsonBytes(RUNNING),
    headers: { ...JSON_TYPE, ...FRAMEWORK, ...headers },
  });

  test('without a framework id', () => {
    expect(failureOf(record({ 'taskpulse-framework-id': undefined }))).toEqual({
      stage: 'headers',
      errorClass: 'HeaderMissing',
      field: 'taskpulse-framework-id',
      message:
        'Cannot tell whose the message is: header taskpulse-framework-id is missing, and a task-status does not carry a framework id',
    });
    expect(failureOf(record({ 'taskpulse-framework-id': '' }))).toMatchObject({ errorClass: 'HeaderMissing' });
  });

  test('an unknown content type', () => {
    expect(failureOf(record({ 'content-type': 'text/plain' }))).toMatchObject({
      field: 'content-type',
      message: 'Cannot read content-type "text/plain": allowed are application/x-protobuf and application/json',
    });
  });

  test('an unknown envelope, or that of the other topic', () => {
    expect(failureOf(record({ 'taskpulse-envelope': 'letter' })).message).toBe(
      'Cannot read taskpulse-envelope "letter": allowed on this topic: task-status, scheduler-event, operator-event',
    );
    expect(failureOf(record({ 'taskpulse-envelope': 'task-info' }))).toMatchObject({ field: 'taskpulse-envelope' });
    expect(failureOf(record({ 'taskpulse-envelope': 'task-status' }, 'taskInfo'))).toMatchObject({ field: 'taskpulse-envelope' });
  });
});

describe('wrong fields', () => {
  test.each<readonly [object, string, string]>([
    [{ task_id: undefined }, 'status.task_id', 'it is missing'],
    [{ task_id: {} }, 'status.task_id.value', 'it is missing'],
    [{ task_id: null }, 'status.task_id', 'it is missing'],
    [{ task_id: { value: '' } }, 'status.task_id.value', 'it is empty'],
    [{ task_id: { value: 7 } }, 'status.task_id.value', 'the number 7 where a string must be'],
    [{ task_id: 't' }, 'status.task_id', 'the string "t" where an object must be'],
    [{ state: undefined }, 'status.state', 'it is missing'],
    [{ state: 'RUNNING' }, 'status.state', '"RUNNING" is not the name of a TaskState'],
    [{ state: 1.5 }, 'status.state', 'the number 1.5 where the name of an enum value, or its number must be'],
    [{ state: true }, 'status.state', 'the boolean true where the name of an enum value, or its number must be'],
    [{ healthy: 'yes' }, 'status.healthy', 'the string "yes" where true or false must be'],
    [{ timestamp: '17' }, 'status.timestamp', 'the string "17" where a number must be'],
    [{ uuid: 'not base64!' }, 'status.uuid', 'the string "not base64!" where a string of base64 must be'],
    [{ labels: [] }, 'status.labels', 'an array where an object must be'],
    [{ labels: { labels: {} } }, 'status.labels.labels', 'an object where an array must be'],
    [{ labels: { labels: [null] } }, 'status.labels.labels[0]', 'null where an object must be'],
    [
      { container_status: { network_infos: [{ ip_addresses: {} }] } },
      'status.container_status.network_infos[0].ip_addresses',
      'an object where an array must be',
    ],
    [
      { container_status: { network_infos: [{ groups: ['a', 1] }] } },
      'status.container_status.network_infos[0].groups[1]',
      'the number 1 where a string must be',
    ],
    [
      { container_status: { network_infos: [{ port_mappings: [{ host_port: -1 }] }] } },
      'status.container_status.network_infos[0].port_mappings[0].host_port',
      'the number -1 where a whole number from 0 to 4294967295 must be',
    ],
    [
      { container_status: { network_infos: [{ port_mappings: [{ host_port: 4_294_967_296 }] }] } },
      'status.container_status.network_infos[0].port_mappings[0].host_port',
      'the number 4294967296 where a whole number from 0 to 4294967295 must be',
    ],
  ])('%j', (wrong, path, why) => {
    expect(failureOfJson({ ...RUNNING, ...wrong })).toEqual({
      stage: 'content',
      errorClass: why.endsWith('missing') ? 'FieldMissing' : 'FieldInvalid',
      field: path,
      message: `Cannot read ${path}: ${why}`,
    });
  });

  test('are told the same in protobuf', () => {
    const failure = (message: mesos.TaskStatus.$Properties) => failureOf(protobufRecord(mesos.TaskStatus.encode(message).finish()));
    expect(failure({ state: 1 })).toEqual(failureOfJson({ state: 1 }));
    expect(failure({ state: 1, task_id: {} })).toEqual(failureOfJson({ state: 1, task_id: {} }));
    expect(failure({ task_id: { value: 't' } })).toEqual(failureOfJson({ task_id: { value: 't' } }));
  });

  test('whole numbers may be written as strings', () => {
    const port_mappings = [{ host_port: '31000', container_port: '80' }];
    expect(saidOfJson({ ...RUNNING, container_status: { network_infos: [{ port_mappings }] } })).toMatchObject([
      { networkInfos: [{ portMappings: [{ hostPort: 31_000, containerPort: 80, protocol: 'tcp' }] }] },
    ]);
  });

  test('a long value is quoted cut and on one line', () => {
    const { message } = failureOfJson({ ...RUNNING, state: `RUN\n${'x'.repeat(500)}` });
    expect(message).toMatch(/^Cannot read status\.state: "RUN\\nx{76}…" is not/);
  });

  test('every failure is of a known class', () => {
    for (const value of [{}, { ...RUNNING, task_id: { value: 'x'.repeat(1025) } }, []]) {
      expect(ERROR_CLASSES).toContain(failureOfJson(value).errorClass);
    }
  });
});

describe('odd values that do not spoil the rest', () => {
  const base = { task_id: { value: 't' }, state: 1 };

  test('an unknown state number is kept by its number', () => {
    expect(protobufStatus({ ...base, state: 99 })).toMatchObject({ state: 'TASK_STATE_99', faults: [] });
    expect(protobufStatus({ ...base, state: -1 })).toMatchObject({ state: 'TASK_STATE_-1' });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1e300])('the timestamp %s is left out', (timestamp) => {
    expect(protobufStatus({ ...base, timestamp })).toMatchObject({
      statusAtMs: undefined,
      faults: [`status.timestamp ${String(timestamp)} is not a time; left out`],
    });
  });

  test('an unknown source and an unnamed reason are left out', () => {
    expect(saidOfJson({ ...RUNNING, source: 'SOURCE_MOON', reason: 'BECAUSE' })).toMatchObject([
      {
        source: undefined,
        reason: undefined,
        faults: [
          'status.source "SOURCE_MOON" is not a known source; left out',
          'status.reason "BECAUSE" is not the name of a reason; left out',
        ],
      },
    ]);
  });

  test('an id that need not be there is left out where it cannot be one, and an empty one is none', () => {
    const long = 'x'.repeat(1025);
    const ids = {
      executor_id: { value: long },
      agent_id: { value: '' },
      container_status: { container_id: { value: '\ud800', parent: {} } },
    };
    expect(saidOfJson({ ...RUNNING, ...ids })).toMatchObject([
      {
        executorId: undefined,
        agentId: undefined,
        containerId: undefined,
        parentContainerId: undefined,
        faults: [
          expect.stringMatching(/^Cannot read status\.executor_id\.value: "x+…" has 1025 characters, allowed are 1024; left out$/),
          expect.stringMatching(/^Cannot read status\.container_status\.container_id\.value: .* is not valid UTF-8; left out$/),
        ],
      },
    ]);
  });

  test('an absent source or reason is not number 0', () => {
    expect(protobufStatus(base)).toMatchObject({ source: undefined, reason: undefined, healthy: undefined });
    expect(protobufStatus({ ...base, source: 0, reason: 0, healthy: false })).toMatchObject({
      source: 'master',
      reason: 'REASON_COMMAND_EXECUTOR_FAILED',
      healthy: false,
    });
  });

  test('an empty uuid wants no acknowledgement, an endless one is left out', () => {
    expect(protobufStatus({ ...base, uuid: new Uint8Array() }).uuid).toBeUndefined();
    expect(protobufStatus({ ...base, uuid: new Uint8Array(65) })).toMatchObject({
      uuid: undefined,
      faults: ['status.uuid has 65 bytes, allowed are 64; left out'],
    });
  });

  test('faults are bounded', () => {
    const ip_addresses = Array.from({ length: 100 }, () => ({ ip_address: 'x' }));
    const [said] = saidOfJson({ ...RUNNING, container_status: { network_infos: [{ ip_addresses }] } });
    expect(said?.type === 'status' && said.faults).toHaveLength(21);
    expect(said?.type === 'status' && said.faults.at(-1)).toBe('and 80 more');
  });
});

describe('text that is not Unicode', () => {
  const bad = Buffer.from('61ff62', 'hex');

  test('in an id of a protobuf message it is refused', () => {
    const value = Buffer.concat([field(1, field(1, bad)), Buffer.from([0x10, 1])]);
    expect(failureOf(protobufRecord(value))).toEqual({
      stage: 'decode',
      errorClass: 'Malformed',
      field: 'status.task_id.value',
      message: 'Cannot read status.task_id.value: "a\ufffdb" is not valid UTF-8',
    });
  });

  test('elsewhere in a protobuf message it is mended, with a fault', () => {
    const label = field(1, Buffer.concat([field(1, Buffer.from('k')), field(2, bad)]));
    const value = Buffer.concat([field(1, field(1, Buffer.from('t'))), Buffer.from([0x10, 1]), field(12, label)]);
    expect(saidOf(protobufRecord(value))).toMatchObject([
      {
        labels: [{ key: 'k', value: 'a\ufffdb' }],
        faults: ['status.labels.labels[0].value "a\ufffdb" is not valid UTF-8; mended'],
      },
    ]);
  });

  test('U+FFFD itself is a character like any other', () => {
    expect(protobufStatus({ task_id: { value: 'a\ufffdb' }, state: 1 })).toMatchObject({ taskId: 'a\ufffdb', faults: [] });
    expect(saidOfJson({ ...RUNNING, task_id: { value: 'a\ufffdb' } })).toMatchObject([{ taskId: 'a\ufffdb', faults: [] }]);
  });

  test('in JSON it is refused, and a lone surrogate in an id too', () => {
    const value = Buffer.concat([Buffer.from('{"task_id":{"value":"'), bad, Buffer.from('"},"state":1}')]);
    expect(failureOf({ topic: 'taskStatus', value, headers: { ...JSON_TYPE, ...FRAMEWORK } })).toMatchObject({ errorClass: 'Malformed' });
    const lone = Buffer.from(String.raw`{"task_id":{"value":"a\ud800"},"state":1}`);
    expect(failureOf({ topic: 'taskStatus', value: lone, headers: { ...JSON_TYPE, ...FRAMEWORK } })).toMatchObject({
      field: 'status.task_id.value',
    });
  });
});

describe('the data of a status', () => {
  const secret = 'S3CR3T-docker-inspect';

  test('is in nothing that comes out, however the message is broken', () => {
    const good = Buffer.concat([VECTORS.V6b.protobuf, field(3, Buffer.from(secret))]);
    const json = JSON.stringify({ data: secret, ...RUNNING });
    const records: RecordToDecode[] = [
      protobufRecord(good),
      ...Array.from({ length: good.length }, (_, end) => protobufRecord(good.subarray(0, end))),
      ...['task-info', 'scheduler-event', 'operator-event'].map((envelope) =>
        protobufRecord(good, { ...FRAMEWORK, 'taskpulse-envelope': envelope }),
      ),
      { topic: 'taskInfo', value: good, headers: FRAMEWORK },
      ...Array.from({ length: json.length + 1 }, (_, end): RecordToDecode => {
        return { topic: 'taskStatus', value: Buffer.from(json.slice(0, end)), headers: { ...JSON_TYPE, ...FRAMEWORK } };
      }),
      { topic: 'taskStatus', value: Buffer.from(json.replace(secret, `${secret}\n`)), headers: { ...JSON_TYPE, ...FRAMEWORK } },
      { topic: 'taskStatus', value: jsonBytes({ ...RUNNING, data: { deep: secret } }), headers: { ...JSON_TYPE, ...FRAMEWORK } },
    ];
    for (const record of records) expect(JSON.stringify(decodeRecord(record))).not.toContain('S3CR3T');
  });

  test('changes nothing of what is said', () => {
    expect(saidOf(protobufRecord(Buffer.concat([VECTORS.V6b.protobuf, field(3, Buffer.from(secret))])))).toEqual(
      saidOf(protobufRecord(VECTORS.V6b.protobuf)),
    );
    expect(saidOfJson({ ...RUNNING, data: 7 })).toEqual(saidOfJson(RUNNING));
  });
});
