import { describe, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { findVersionFault, type ApiVersions } from '../../consumers/kafka/broker-versions.js';
import { createKafkajsLog } from '../../consumers/kafka/kafkajs-logging.js';
import { baseOffsetOf, splitForSends } from '../../consumers/kafka/writer.js';
import { prepareRecords } from '../../consumers/raw-record.js';
import { createVirtualClock } from '../support/virtual-clock.js';

describe('splitForSends', () => {
  const sizes = (values: readonly number[]) =>
    splitForSends(
      prepareRecords(
        { topic: 'events', partition: 0 },
        values.map((size) => ({ key: undefined, value: 'x'.repeat(size) })),
      ),
    ).map((piece) => piece.length);

  it('bounds the records of a request, and its bytes but for a single large record', () => {
    expect(sizes(Array.from({ length: 1200 }, () => 1))).toEqual([500, 500, 200]);
    expect(sizes([300_000, 200_000, 300_000])).toEqual([2, 1]);
    expect(sizes([1, 2_000_000, 1])).toEqual([1, 1, 1]);
    expect(sizes([])).toEqual([]);
  });
});

describe('baseOffsetOf', () => {
  const answer = (more: object) => [{ topicName: 't', partition: 3, errorCode: 0, baseOffset: '41', ...more }];

  it('believes an answer for the partition with an offset', () => {
    expect(baseOffsetOf(answer({}), 3, 'append')).toBe(41);
  });

  it.each([
    ['nothing', []],
    ['another partition', answer({ partition: 2 })],
    ['no offset', answer({ baseOffset: '-1' })],
    ['an error code', answer({ errorCode: 7 })],
  ])('takes %s for a failure', (_, result) => {
    expect(() => baseOffsetOf(result, 3, 'append')).toThrow('did not acknowledge');
  });
});

describe('findVersionFault', () => {
  const ranges = (change: ApiVersions = {}): ApiVersions => ({
    ...Object.fromEntries([0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14].map((key) => [String(key), { minVersion: 0, maxVersion: 20 }])),
    ...change,
  });

  it('finds nothing with a broker that speaks old and new', () => {
    expect(findVersionFault(ranges())).toBeUndefined();
  });

  it.each([
    ['has dropped what kafkajs speaks', { '1': { minVersion: 12, maxVersion: 20 } }, 'takes Fetch from version 12 on, Taskpulse speaks 11'],
    ['is too old', { '1': { minVersion: 0, maxVersion: 10 } }, 'takes Fetch up to version 10'],
  ])('tells when the broker %s', (_, change, part) => {
    expect(findVersionFault(ranges(change))).toContain(part);
  });

  it('tells when a request is not known at all', () => {
    expect(findVersionFault({})).toContain('does not know Produce');
  });
});

describe('log of kafkajs', () => {
  const create = () => {
    const lines: [string, object, string][] = [];
    const note = (level: string) => (fields: object, message: string) => void lines.push([level, fields, message]);
    const clock = createVirtualClock();
    const write = createKafkajsLog(
      { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') },
      clock,
    )(kafkajs.logLevel.INFO);
    const say = (level: kafkajs.logLevel, message: string, more: object = {}) =>
      write({ namespace: 'Connection', level, label: '', log: { timestamp: '', logger: 'kafkajs', message, ...more } });
    return { lines, clock, say };
  };

  it('tells one error of a kind in ten seconds, then how many there were', async () => {
    const { lines, clock, say } = create();
    for (let n = 0; n < 20; n += 1) say(kafkajs.logLevel.ERROR, 'Connection error', { broker: 'b', stack: 'long' });
    await clock.advance(10_001);
    say(kafkajs.logLevel.ERROR, 'Connection error', { broker: 'b' });
    expect(lines).toEqual([
      ['warn', { kafkajs: 'Connection', broker: 'b' }, 'Connection error'],
      ['warn', { kafkajs: 'Connection', broker: 'b', suppressed: 19 }, 'Connection error'],
    ]);
  });

  it('holds what is part of normal life at debug', () => {
    const { lines, say } = create();
    say(kafkajs.logLevel.ERROR, 'The group is rebalancing, so a rejoin is needed');
    say(kafkajs.logLevel.INFO, 'Consumer has joined the group');
    expect(lines.map(([level]) => level)).toEqual(['debug', 'debug']);
  });
});
