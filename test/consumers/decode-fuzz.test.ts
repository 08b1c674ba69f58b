// Whatever comes, decoding gives a value: kafkajs would take a RangeError from protobufjs for a bug of ours and stop for good.
import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeRecord, type RecordToDecode } from '../../consumers/decode/decode-record.js';
import { parseNdjsonLine, toLogRecord } from '../../consumers/decode/log-record.js';
import { FRAMEWORK } from '../fixtures/mesos/messages.js';
import { readRecords } from '../fixtures/mesos/recordings.js';
import { VECTORS } from '../fixtures/mesos/vectors.js';

const envelopes: readonly (readonly [RecordToDecode['topic'], string])[] = [
  ['taskStatus', 'task-status'],
  ['taskStatus', 'scheduler-event'],
  ['taskStatus', 'operator-event'],
  ['taskInfo', 'task-info'],
];
const anyEnvelope = fc.constantFrom(...envelopes);
const vectors = Object.values(VECTORS);
const messages: readonly (readonly [string, Uint8Array])[] = [
  ...vectors.flatMap((vector) => ('protobuf' in vector ? [['task-status', vector.protobuf] as const] : [])),
  ...readRecords('s4.late.protobuf.recordio').map((record) => ['operator-event', record] as const),
];

/** Decodes every way there is; a throw fails the test. */
function survive(value: Uint8Array, [topic, envelope]: readonly [RecordToDecode['topic'], string], type: string): void {
  const record = { topic, value, headers: { ...FRAMEWORK, 'taskpulse-envelope': envelope, 'content-type': `application/${type}` } };
  const decoded = decodeRecord(record);
  if (!decoded.ok) complain(decoded.failure.message);
  toLogRecord(record);
}

/** Every failure is one sentence on one line. Not by `expect`, which is slow in hundreds of thousands. */
function complain(message: string): void {
  if (!/^Cannot [^\n\r]+$/.test(message)) throw new Error(`Not one sentence on one line: ${message}`);
}

describe('decoding never throws', () => {
  test('on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), anyEnvelope, fc.constantFrom('json', 'x-protobuf'), survive), {
      numRuns: 2000,
    });
  });

  test('on a valid message cut at any byte', () => {
    for (const [envelope, bytes] of messages) {
      const step = bytes.length > 1000 ? 17 : 1;
      for (let end = 0; end < bytes.length; end += step) survive(bytes.subarray(0, end), ['taskStatus', envelope], 'x-protobuf');
    }
    for (const { envelope, json } of vectors) {
      const bytes = Buffer.from(json);
      for (let end = 0; end < bytes.length; end++) survive(bytes.subarray(0, end), ['taskStatus', envelope], 'json');
    }
  });

  test('on a valid message with bytes changed, under any envelope', () => {
    const change = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...messages), change, anyEnvelope, ([, bytes], changes, envelope) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of changes) changed.writeUInt8(byte, at % changed.length);
        survive(changed, envelope, 'x-protobuf');
      }),
      { numRuns: 2000 },
    );
  });

  test('on valid JSON with any value put in any place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...vectors), fc.nat(), fc.jsonValue(), anyEnvelope, ({ json }, place, value, envelope) => {
        const changed = replaceAt(JSON.parse(json), place, value);
        survive(Buffer.from(JSON.stringify(changed)), envelope, 'json');
        const line = parseNdjsonLine(JSON.stringify({ frameworkId: 'fw', envelope: envelope[1], status: changed }), envelope[0]);
        if (!line.ok) complain(line.failure.message);
      }),
      { numRuns: 2000 },
    );
  });

  test('on any JSON under the names of Mesos', () => {
    const keys = [...new Set(vectors.flatMap(({ json }) => [...json.matchAll(/"(\w+)":/g)].map(([, name]) => name ?? '')))];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6 }, fc.jsonValue({ maxDepth: 1 }), fc.array(tie('tree'), { maxLength: 3 }), tie('object')),
      object: fc.dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 5 }),
    }));
    fc.assert(
      fc.property(tree, anyEnvelope, (value, envelope) => {
        survive(Buffer.from(JSON.stringify(value)), envelope, 'json');
      }),
      { numRuns: 1000 },
    );
  });
});

/** The value with its n-th part (counted through, modulo their number) replaced. */
function replaceAt(value: unknown, place: number, by: unknown): unknown {
  const size = countParts(value);
  let at = place % size;
  const walk = (part: unknown): unknown => {
    if (at-- === 0) return by;
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
    return part;
  };
  return walk(value);
}

function countParts(value: unknown): number {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return inner.reduce<number>((sum, part) => sum + countParts(part), 1);
}
