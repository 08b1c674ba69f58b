/**
 * The five topics: what `topics create` makes, what `topics check` and every start ask of them. Policies: kafka-facts §2.1,
 * protocol.md §8. What an operator made by hand may differ wherever nothing is lost by it.
 */
import { LOG_TOPICS, type LogTopic } from '../../core/log.js';
import { RECORD_MAX_BYTES } from '../raw-record.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A rejected state record must outlive the time until some instance has written the right one again (protocol.md §8). */
export const COMPACTION_LAG_LEAST_MS = HOUR_MS;
export const PARTITIONS_DEFAULT = 24;
const REPLICAS_WANTED = 3;
/** Of state and events: one record, or what goes in one send, can take as much; Kafka's default is a little more. */
const WRITTEN_BYTES = 1024 * 1024;

export interface TopicPlan {
  readonly topic: LogTopic;
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly config: Readonly<Record<string, string>>;
}

export interface TopicsWanted {
  readonly topics: Readonly<Record<LogTopic, string>>;
  /** Of every topic. Those of the state topic are the shares: fixed for its life. */
  readonly partitions?: number | undefined;
  /** Default min(3, brokers). */
  readonly replicationFactor?: number | undefined;
}

/** What is to be made on a cluster of so many brokers. */
export function planTopics(wanted: TopicsWanted, brokers: number): readonly TopicPlan[] {
  const replicationFactor = wanted.replicationFactor ?? Math.min(REPLICAS_WANTED, brokers);
  const safety = { 'min.insync.replicas': String(Math.max(1, replicationFactor - 1)), 'unclean.leader.election.enable': 'false' };
  return LOG_TOPICS.map((topic) => ({
    topic,
    name: wanted.topics[topic],
    partitions: wanted.partitions ?? PARTITIONS_DEFAULT,
    replicationFactor,
    config: { ...POLICIES[topic], ...TIME, ...safety },
  }));
}

/** The broker's clock for every record: what many machines wrote is put in order by it, and Kafka 4 refuses what comes from the future. */
const TIME = { 'message.timestamp.type': 'LogAppendTime' } as const;

const POLICIES: Readonly<Record<LogTopic, Readonly<Record<string, string>>>> = {
  taskStatus: { 'cleanup.policy': 'delete', 'retention.ms': String(7 * DAY_MS), 'max.message.bytes': String(RECORD_MAX_BYTES) },
  taskInfo: { 'cleanup.policy': 'delete', 'retention.ms': String(7 * DAY_MS), 'max.message.bytes': String(RECORD_MAX_BYTES) },
  state: {
    'cleanup.policy': 'compact',
    // also the window in which other readers see every transition
    'min.compaction.lag.ms': String(DAY_MS),
    'max.compaction.lag.ms': String(7 * DAY_MS),
    'delete.retention.ms': String(2 * DAY_MS),
    'min.cleanable.dirty.ratio': '0.2',
    // the active segment is never compacted: it bounds the time of a start
    'segment.ms': String(6 * HOUR_MS),
    'segment.bytes': String(64 * 1024 * 1024),
  },
  events: { 'cleanup.policy': 'delete', 'retention.ms': String(30 * DAY_MS) },
  deadLetter: { 'cleanup.policy': 'delete', 'retention.ms': String(14 * DAY_MS), 'max.message.bytes': String(RECORD_MAX_BYTES) },
};

/** A topic as the brokers describe it. */
export interface FoundTopic {
  readonly partitions: number;
  /** The least of its partitions. */
  readonly replicas: number;
  readonly config: Readonly<Record<string, string>>;
}

export interface TopicFinding {
  /** `refuse`: `run` would not start with it. */
  readonly severity: 'refuse' | 'warn';
  /** The topic's real name. */
  readonly topic: string;
  /** One line: what is wrong and what to do. */
  readonly message: string;
}

/** The topics would lose or mix up what is written to them. */
export class TopicsRefused extends Error {
  constructor(findings: readonly TopicFinding[]) {
    super(findings.map(({ message }) => message).join('; '));
    this.name = 'TopicsRefused';
  }
}

type Found = Readonly<Partial<Record<LogTopic, FoundTopic>>>;

/** What is wrong with the topics found on a cluster of so many brokers; the refusals first. */
export function judgeTopics(names: Readonly<Record<LogTopic, string>>, found: Found, brokers: number): readonly TopicFinding[] {
  const findings = LOG_TOPICS.flatMap((topic): readonly TopicFinding[] => {
    const one = found[topic];
    const name = names[topic];
    if (one === undefined) return [refuse(name, 'does not exist: run `taskpulse topics create`')];
    return [...judgePolicy(topic, name, one), ...judgeReplicas(name, one, brokers), ...judgeSize(topic, name, one)];
  });
  const all = [
    ...findings,
    ...judgeShares(names, found),
    ...(brokers === 1 ? [warn(names.state, 'lies on a single broker: when it is lost, so is all state')] : []),
  ];
  return [...all.filter(({ severity }) => severity === 'refuse'), ...all.filter(({ severity }) => severity === 'warn')];
}

function judgePolicy(topic: LogTopic, name: string, { config }: FoundTopic): readonly TopicFinding[] {
  const policy = config['cleanup.policy'] ?? 'delete';
  const isCompacted = policy.split(',').some((one) => one.trim() === 'compact');
  switch (topic) {
    case 'state':
      return [
        ...(policy === 'compact' ? [] : [refuse(name, `has cleanup.policy=${policy}, which forgets state: set cleanup.policy=compact`)]),
        ...judgeCompactionLag(name, config),
        ...(config['unclean.leader.election.enable'] === 'true'
          ? [warn(name, 'has unclean.leader.election.enable=true: acknowledged state can be lost; set it to false')]
          : []),
      ];
    case 'events':
      return isCompacted ? [refuse(name, `has cleanup.policy=${policy}, which removes history: set cleanup.policy=delete`)] : [];
    case 'deadLetter':
      return isCompacted
        ? [refuse(name, `has cleanup.policy=${policy}, which refuses records without a key: set cleanup.policy=delete`)]
        : [];
    case 'taskStatus':
    case 'taskInfo':
      return [];
  }
}

function judgeCompactionLag(name: string, config: FoundTopic['config']): readonly TopicFinding[] {
  const lagMs = Number(config['min.compaction.lag.ms'] ?? 0);
  const deletedMs = Number(config['delete.retention.ms'] ?? DAY_MS);
  return [
    ...(lagMs >= COMPACTION_LAG_LEAST_MS
      ? []
      : [
          refuse(
            name,
            `has min.compaction.lag.ms=${String(lagMs)}: set at least ${String(COMPACTION_LAG_LEAST_MS)}, or compaction can keep a record that was rejected`,
          ),
        ]),
    ...(deletedMs >= COMPACTION_LAG_LEAST_MS
      ? []
      : [
          warn(
            name,
            `has delete.retention.ms=${String(deletedMs)}: a start that takes longer sees removed targets again; set at least ${String(DAY_MS)}`,
          ),
        ]),
  ];
}

function judgeReplicas(name: string, { replicas, config }: FoundTopic, brokers: number): readonly TopicFinding[] {
  const inSync = Number(config['min.insync.replicas'] ?? 1);
  const wanted = Math.min(REPLICAS_WANTED, brokers);
  if (replicas < wanted)
    return [warn(name, `has replication factor ${String(replicas)}; ${String(wanted)} would outlive the loss of a broker`)];
  if (replicas > 1 && inSync < replicas - 1) {
    return [warn(name, `has min.insync.replicas=${String(inSync)}: what is acknowledged may lie on that few; set ${String(replicas - 1)}`)];
  }
  return replicas > 1 && inSync >= replicas
    ? [
        warn(
          name,
          `has min.insync.replicas=${String(inSync)}: nothing can be written while one broker is away; set ${String(replicas - 1)}`,
        ),
      ]
    : [];
}

function judgeSize(topic: LogTopic, name: string, { config }: FoundTopic): readonly TopicFinding[] {
  const bytes = Number(config['max.message.bytes'] ?? RECORD_MAX_BYTES);
  if (POLICIES[topic]['max.message.bytes'] === undefined)
    return bytes >= WRITTEN_BYTES
      ? []
      : [
          refuse(
            name,
            `has max.message.bytes=${String(bytes)}: what it refuses is tried for ever, and its share stands still; set at least ${String(WRITTEN_BYTES)}`,
          ),
        ];
  return bytes >= RECORD_MAX_BYTES
    ? []
    : [warn(name, `has max.message.bytes=${String(bytes)}: larger records are refused; set ${String(RECORD_MAX_BYTES)}`)];
}

/** An event goes to the partition of its share. */
function judgeShares(names: Readonly<Record<LogTopic, string>>, { state, events }: Found): readonly TopicFinding[] {
  if (state === undefined || events === undefined || events.partitions >= state.partitions) return [];
  return [
    refuse(
      names.events,
      `has ${String(events.partitions)} partitions, ${names.state} has ${String(state.partitions)}: add partitions to ${names.events}`,
    ),
  ];
}

function refuse(topic: string, message: string): TopicFinding {
  return { severity: 'refuse', topic, message: `${topic} ${message}` };
}

function warn(topic: string, message: string): TopicFinding {
  return { severity: 'warn', topic, message: `${topic} ${message}` };
}
