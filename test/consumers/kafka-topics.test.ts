import { describe, expect, it } from '@jest/globals';
import { judgeTopics, planTopics, type FoundTopic } from '../../consumers/kafka/topics.js';
import { LOG_TOPICS, type LogTopic } from '../../core/log.js';

const names: Readonly<Record<LogTopic, string>> = {
  taskStatus: 'in',
  taskInfo: 'info',
  state: 'state',
  events: 'events',
  deadLetter: 'dead',
};

/** What `topics create` makes on so many brokers, with one thing changed. */
const judge = (brokers: number, changed: Partial<Record<LogTopic, Partial<FoundTopic> | undefined>> = {}) => {
  const found = Object.fromEntries(
    planTopics({ topics: names }, brokers).flatMap(({ topic, partitions, replicationFactor: replicas, config }) => {
      if (topic in changed && changed[topic] === undefined) return [];
      const { config: over, ...rest } = changed[topic] ?? {};
      return [[topic, { partitions, replicas, ...rest, config: { ...config, ...over } }]];
    }),
  );
  return judgeTopics(names, found, brokers).map(({ severity, message }) => `${severity}: ${message}`);
};

describe('topics', () => {
  it('are planned for three replicas where there are three brokers, and for what there is elsewhere', () => {
    const replicas = (brokers: number, replicationFactor?: number) =>
      planTopics({ topics: names, replicationFactor }, brokers).map((plan) => [plan.replicationFactor, plan.config['min.insync.replicas']]);
    expect(replicas(5)).toEqual(LOG_TOPICS.map(() => [3, '2']));
    expect(replicas(2)).toEqual(LOG_TOPICS.map(() => [2, '1']));
    expect(replicas(1)).toEqual(LOG_TOPICS.map(() => [1, '1']));
    expect(replicas(5, 4)).toEqual(LOG_TOPICS.map(() => [4, '3']));
  });

  it('are planned with 24 partitions, compacted state and 2 MiB for inputs and dead letters', () => {
    const plans = new Map(planTopics({ topics: names }, 3).map((plan) => [plan.topic, plan]));
    expect([...plans.values()].every(({ partitions }) => partitions === 24)).toBe(true);
    expect([...plans.values()].every(({ config }) => config['message.timestamp.type'] === 'LogAppendTime')).toBe(true);
    expect(plans.get('state')?.config).toMatchObject({ 'cleanup.policy': 'compact', 'min.compaction.lag.ms': '86400000' });
    for (const topic of ['taskStatus', 'taskInfo', 'deadLetter'] as const)
      expect(plans.get(topic)?.config['max.message.bytes']).toBe('2097152');
  });

  it('as planned are found good on three brokers, and on one with a warning', () => {
    expect(judge(3)).toEqual([]);
    expect(judge(1)).toEqual(['warn: state lies on a single broker: when it is lost, so is all state']);
  });

  it.each([
    ['a missing topic', { state: undefined }, 'refuse: state does not exist'],
    [
      'state that is deleted by time',
      { state: { config: { 'cleanup.policy': 'compact,delete' } } },
      'refuse: state has cleanup.policy=compact,delete',
    ],
    [
      'a short compaction lag',
      { state: { config: { 'min.compaction.lag.ms': '3599999' } } },
      'refuse: state has min.compaction.lag.ms=3599999',
    ],
    ['compacted history', { events: { config: { 'cleanup.policy': 'compact' } } }, 'refuse: events has cleanup.policy=compact'],
    ['compacted dead letters', { deadLetter: { config: { 'cleanup.policy': 'compact' } } }, 'refuse: dead has cleanup.policy=compact'],
    ['fewer events than shares', { events: { partitions: 12 } }, 'refuse: events has 12 partitions, state has 24'],
    [
      'unclean elections',
      { state: { config: { 'unclean.leader.election.enable': 'true' } } },
      'warn: state has unclean.leader.election.enable=true',
    ],
    ['short-lived tombstones', { state: { config: { 'delete.retention.ms': '1000' } } }, 'warn: state has delete.retention.ms=1000'],
    ['few replicas', { events: { replicas: 1 } }, 'warn: events has replication factor 1; 3 would'],
    [
      'few replicas in sync',
      { state: { config: { 'min.insync.replicas': '1' } } },
      'warn: state has min.insync.replicas=1: what is acknowledged',
    ],
    [
      'as many in sync as there are',
      { state: { config: { 'min.insync.replicas': '3' } } },
      'warn: state has min.insync.replicas=3: nothing can be written',
    ],
    ['small state', { state: { config: { 'max.message.bytes': '1048575' } } }, 'refuse: state has max.message.bytes=1048575'],
    ['small events', { events: { config: { 'max.message.bytes': '100000' } } }, 'refuse: events has max.message.bytes=100000'],
    ['small records', { taskStatus: { config: { 'max.message.bytes': '1048588' } } }, 'warn: in has max.message.bytes=1048588'],
  ])('with %s are told of', (_, changed, start) => {
    expect(judge(3, changed)).toEqual([expect.stringMatching(new RegExp(`^${start.replace(/[.=,:;]/g, '\\$&')}`))]);
  });

  it('may have compacted inputs: any retention will do', () => {
    expect(judge(3, { taskStatus: { config: { 'cleanup.policy': 'compact' } } })).toEqual([]);
  });
});
