import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeRecord, MESSAGE_MAX_BYTES } from '../../consumers/decode/decode-record.js';
import { HEADER_NAMES, textHeaders } from '../../consumers/decode/headers.js';
import { createLogDecoder } from '../../consumers/decode/log-decoder.js';
import type { InputTopic, LogHeaders } from '../../core/log.js';
import { VECTORS } from '../fixtures/mesos/vectors.js';

const value = VECTORS.V1.protobuf;

function bytesOf(texts: Readonly<Record<string, string>>): LogHeaders {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)]));
}

function alone(topic: InputTopic, headers: LogHeaders): unknown {
  return decodeRecord({ topic, value, headers: textHeaders(headers) });
}

describe('records decoded one after the other', () => {
  test('each say what they say by themselves, whatever headers stand beside them', () => {
    // Few bytes and names, so that headers come again, and nearly again.
    const text = fc.constantFrom('', 'a', 'b', 'ab', '1:a', '-', '10.0.0.1', 'application/json', 'task-info', 'task-status', 'ü');
    const bytes = fc.oneof(
      text.map((one) => Buffer.from(one)),
      fc.constantFrom(
        Buffer.from([0xff]),
        Buffer.from([0xfe]),
        Buffer.from([0xef, 0xbb, 0xbf, 0x61]),
        Buffer.alloc(300, 'a'),
        Buffer.alloc(301, 'a'),
      ),
    );
    const headers = fc.dictionary(
      fc.constantFrom(...HEADER_NAMES, 'other'),
      fc.oneof({ weight: 3, arbitrary: bytes }, { weight: 1, arbitrary: fc.array(bytes, { maxLength: 2 }) }),
      { maxKeys: 4 },
    );
    const records = fc.array(fc.tuple(fc.constantFrom<InputTopic>('taskStatus', 'taskInfo'), headers), { maxLength: 40 });
    fc.assert(
      fc.property(records, fc.constantFrom(1, 3, 1000), (list, max) => {
        const decode = createLogDecoder(max);
        for (const [topic, one] of list) expect(decode(topic, { value, headers: one })).toEqual(alone(topic, one));
      }),
      { numRuns: 300 },
    );
  });

  test('are told apart by any one header', () => {
    const decode = createLogDecoder();
    const base = { 'taskpulse-framework-id': 'fw', 'taskpulse-agent-hostname': 'a1', 'taskpulse-framework-name': 'marathon' };
    for (const [name, text] of [
      ['taskpulse-framework-id', 'fx'],
      ['taskpulse-agent-hostname', 'a2'],
      ['taskpulse-framework-name', 'marathoN'],
      ['taskpulse-agent-ip', '10.0.0.9'],
      ['taskpulse-envelope', 'operator-event'],
      ['content-type', 'application/json'],
    ] as const) {
      expect(decode('taskStatus', { value, headers: bytesOf(base) })).toEqual(alone('taskStatus', bytesOf(base)));
      const other = bytesOf({ ...base, [name]: text });
      expect(decode('taskStatus', { value, headers: other })).toEqual(alone('taskStatus', other));
      expect(alone('taskStatus', other)).not.toEqual(alone('taskStatus', bytesOf(base)));
    }
  });

  test('are told apart where the hashes of their headers are the same', () => {
    const decode = createLogDecoder();
    // found by trying; whoever writes to the topic could too
    for (const frameworkId of ['fw-1tkmkii-1f90v7b', 'fw-ifxznx-1sdbta4', 'fw-1tkmkii-1f90v7b']) {
      const headers = bytesOf({ 'taskpulse-framework-id': frameworkId });
      expect(decode('taskStatus', { value, headers })).toMatchObject({ said: [{ frameworkId }] });
    }
  });

  test('are told apart by their topic, also where one object stands for the headers of both', () => {
    const decode = createLogDecoder();
    const headers = bytesOf({ 'taskpulse-framework-id': 'fw' });
    for (const topic of ['taskStatus', 'taskInfo', 'taskStatus'] as const) {
      expect(decode(topic, { value, headers })).toEqual(alone(topic, headers));
    }
    expect(alone('taskInfo', headers)).not.toEqual(alone('taskStatus', headers));
  });

  test('share what headers say of an agent, also once their own bytes are written over, as those of a fetch buffer may be', () => {
    const decode = createLogDecoder();
    const addresses = (ip: Buffer, taskId: string): unknown => {
      const headers = { ...bytesOf({ 'taskpulse-framework-id': 'fw', 'taskpulse-task-id': taskId }), 'taskpulse-agent-ip': ip };
      const decoded = decode('taskStatus', { value, headers });
      return decoded.ok ? decoded.said.find((said) => said.type === 'agent')?.addresses : undefined;
    };
    const ip = Buffer.from('10.0.0.1');
    const first = addresses(ip, 't1');
    expect(first).toEqual(['10.0.0.1']);
    ip.write('10.0.0.2');
    expect(addresses(ip, 't2')).toEqual(['10.0.0.2']);
    expect(addresses(Buffer.from('10.0.0.1'), 't3')).toBe(first);
  });

  test('are refused by their size before their headers are read', () => {
    const atLimit = Buffer.alloc(MESSAGE_MAX_BYTES);
    const decode = createLogDecoder();
    const sizes = [atLimit, Buffer.concat([atLimit, Buffer.alloc(1)])];
    const stages = sizes.map((large) => {
      const decoded = decode('taskStatus', { value: large, headers: bytesOf({ 'content-type': 'text/plain' }) });
      return decoded.ok ? 'none' : decoded.failure.stage;
    });
    expect(stages).toEqual(['headers', 'size']);
  });

  test('are tombstones by all of their headers', () => {
    const decode = createLogDecoder();
    for (const taskId of ['t1', 't2']) {
      const headers = bytesOf({ 'taskpulse-framework-id': 'fw', 'taskpulse-task-id': taskId });
      expect(decode('taskStatus', { value: undefined, headers })).toEqual({
        ok: true,
        said: [{ type: 'forget', frameworkId: 'fw', taskId }],
      });
    }
  });
});
