/** The vectors of mesos-facts §7 in each of the three envelopes, in both wire forms: the address map is the same. */
import { describe, expect, test } from '@jest/globals';
import type { RecordToDecode } from '../../consumers/decode/decode-record.js';
import { JSON_TYPE, jsonBytes } from '../fixtures/mesos/messages.js';
import { FRAMEWORK_ID, VECTORS, type MesosVector } from '../fixtures/mesos/vectors.js';
import { agentAdded, createAddressMap, vectorRecord } from '../support/address-map.js';

const AGENT = agentAdded('6a1f-M1-S1', '10.10.0.12');
const PROTOBUF_TYPE = { 'content-type': 'application/x-protobuf' };
const STATES = ['TASK_STARTING', 'TASK_RUNNING', 'TASK_FINISHED', 'TASK_FAILED', 'TASK_KILLED', 'TASK_LOST', 'TASK_STAGING', 'TASK_ERROR'];
const LATER_STATES = ['TASK_KILLING', 'TASK_DROPPED', 'TASK_UNREACHABLE', 'TASK_GONE', 'TASK_GONE_BY_OPERATOR', 'TASK_UNKNOWN'];

/** Those that are a TaskStatus; the others are operator events already. */
const statuses = Object.entries(VECTORS)
  .map(([name, vector]): [string, MesosVector, Status] => [name, vector, JSON.parse(vector.json) as Status]) // a fixture's own JSON
  .filter(([, , status]) => status.task_id !== undefined);

interface Status {
  readonly task_id?: object;
  readonly state: string;
}

function read(record: RecordToDecode): object {
  const map = createAddressMap();
  map.tell(AGENT, record);
  return map.read();
}

function enveloped(vector: MesosVector, envelope: string, form: object, value: Uint8Array): RecordToDecode {
  return { topic: 'taskStatus', value, headers: { ...vector.headers, ...form, 'taskpulse-envelope': envelope } };
}

/** Protobuf by hand: a field with a length, and one with a small number. */
function part(field: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = parts.flatMap((one) => [...one]);
  const length = bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7];
  return Uint8Array.from([(field << 3) | 2, ...length, ...bytes]);
}

function number(field: number, value: number): Uint8Array {
  return Uint8Array.from([field << 3, value]);
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((one) => [...one]));
}

describe.each(statuses)('%s', (_, vector, status) => {
  const { protobuf } = vector;
  const state = [...STATES, ...LATER_STATES].indexOf(status.state);
  const framework = { framework_id: { value: FRAMEWORK_ID } };
  const updated = { type: 'TASK_UPDATED', task_updated: { ...framework, status, state: status.state } };

  test.each<readonly [string, RecordToDecode]>([
    ['a scheduler event', enveloped(vector, 'scheduler-event', JSON_TYPE, jsonBytes({ type: 'UPDATE', update: { status } }))],
    ['an operator event', enveloped(vector, 'operator-event', JSON_TYPE, jsonBytes(updated))],
  ])('in %s of JSON says what it says alone', (_where, record) => {
    expect(read(record)).toEqual(read(vectorRecord(vector, 'json')));
  });

  if (protobuf === undefined) return;
  const ofFramework = part(1, part(1, new TextEncoder().encode(FRAMEWORK_ID)));
  test.each<readonly [string, Uint8Array]>([
    ['scheduler-event', join(number(1, 4), part(5, part(1, protobuf)))],
    ['operator-event', join(number(1, 3), part(4, ofFramework, part(2, protobuf), number(3, state)))],
  ])('in a %s of protobuf says what it says alone', (envelope, value) => {
    expect(read(enveloped(vector, envelope, PROTOBUF_TYPE, value))).toEqual(read(vectorRecord(vector)));
  });
});
