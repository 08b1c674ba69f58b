/**
 * The configuration's sections (interface.md, "Configuration"): keys, defaults and bounds, each described for the
 * operator. The options of probe kinds and sinks are not here: the kinds own them.
 */
import { z } from 'zod';
import { SEVERITIES } from '../../core/check.js';
import {
  checkName,
  choice,
  cidr,
  duration,
  file,
  glob,
  hostPort,
  laterList,
  plainName,
  portNumber,
  share,
  text,
  topicName,
  whole,
} from './fields.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const INSTANCE = text()
  .max(255)
  .optional()
  .describe('The name of this instance, unique in the group. Default: the host name, ":" and http.port.');

const ssl = z
  .union([
    z.boolean(),
    z.strictObject({
      caFile: file().optional().describe("The authority that signed the brokers' certificates, PEM. Default: the system's roots."),
      certFile: file().optional().describe('Our certificate, PEM, where brokers ask for one; with keyFile.'),
      keyFile: file().optional().describe('The key of our certificate, PEM.'),
    }),
  ])
  .default(false)
  .describe("TLS to the brokers: false, true for the system's roots, or the files.");

const sasl = z
  .strictObject({
    mechanism: choice(['plain', 'scram-sha-256', 'scram-sha-512']).describe('plain sends the password as it is: only with ssl.'),
    username: text(),
    passwordFile: file().describe('A file with the password; a line end after it does not count.'),
  })
  .optional()
  .describe('How we sign in to the brokers. Default: not at all.');

const kafka = z
  .strictObject({
    brokers: z
      .array(hostPort())
      .min(1)
      .optional()
      .describe('Where the cluster is asked for first; two or three are enough. Required with kind kafka.'),
    groupId: text()
      .default('taskpulse')
      .describe('The consumer group of the instances that share the work. ACLs: <groupId> and <groupId>-reader-*.'),
    clientId: text().default('taskpulse').describe("What the brokers' logs and quotas call us."),
    ssl,
    sasl,
    sessionTimeout: duration({ minMs: 6 * SECOND_MS, maxMs: 5 * MINUTE_MS })
      .default('10s')
      .describe('How long a dead instance keeps its share: shorter takes over sooner and mistakes a slow network for a death more often.'),
  })
  .prefault({})
  .describe('The Kafka cluster, with kind kafka.');

const topics = z
  .strictObject({
    taskStatus: topicName().default('mesos.task-status').describe('Task statuses in.'),
    taskInfo: topicName().default('mesos.task-info').describe('TaskInfo in, the request side.'),
    state: topicName().default('taskpulse.state').describe('What we believe; compacted. Its partitions are the shares of the work.'),
    events: topicName().default('taskpulse.events').describe('The history out.'),
    deadLetter: topicName().default('taskpulse.dead-letter').describe('Records that cannot be decoded.'),
  })
  .prefault({})
  .describe("The topics' names; each its own.");

export const LOG = z
  .strictObject({
    kind: choice(['embedded', 'kafka'])
      .default('embedded')
      .describe('embedded: one instance on this machine, nothing else needed. kafka: any number of instances.'),
    directory: file()
      .default('./data')
      .describe('The folder of the embedded log, relative to the working directory; on a local disk, not on NFS.'),
    kafka,
    topics,
  })
  .prefault({})
  .describe('The log that task statuses are read from and belief is written to. A change needs a restart.');

export const HTTP = z
  .strictObject({
    host: text()
      .default('127.0.0.1')
      .describe('The address to listen on. Beyond loopback, tokenFile is required. A change needs a restart.'),
    port: whole(0, 65_535).default(8080).describe('0 takes any free port. A change needs a restart.'),
    tokenFile: file()
      .nullable()
      .default(null)
      .describe('A file with the bearer token that every request needs, except /livez and /readyz.'),
  })
  .prefault({})
  .describe('The HTTP API.');

export const PROBING = z
  .strictObject({
    allow: z
      .array(cidr())
      .default(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'])
      .describe(
        'Ranges that may be probed. Loopback only when named here; 0.0.0.0/8, link-local, multicast and metadata addresses never, nor their mapped forms.',
      ),
    deny: z.array(cidr()).default([]).describe('Ranges within allow that may not be probed.'),
    workers: whole(1, 64).default(1).describe('Threads that probe; one core each. A change needs a restart.'),
    agentAddresses: choice(['show', 'probe'])
      .default('show')
      .describe(
        "Whether addresses that are really the agent's own are probed, or only shown. A pass there does not prove that the container can be reached.",
      ),
    suspended: choice(['probe', 'pause'])
      .default('probe')
      .describe(
        'Whether tasks that Mesos lost sight of (TASK_LOST, TASK_UNREACHABLE, TASK_UNKNOWN, TASK_GONE_BY_OPERATOR) are probed on. Paused, they keep counters and incidents until they are back.',
      ),
  })
  .prefault({})
  .describe('Where probes may go.');

const MATCH_CHECK_SHAPE = {
  framework: glob().optional().describe("The framework's id or name."),
  task: glob().optional().describe("The task's id, or its name where TaskInfo is known."),
  network: glob().optional().describe('The name of the network that the address is of.'),
  group: glob().optional().describe('A network group.'),
  agent: glob().optional().describe("The agent's id."),
  labels: z.record(z.string(), glob()).optional().describe('Labels, of NetworkInfo before TaskStatus before TaskInfo.'),
};

export const MATCH_CHECK = z.strictObject(MATCH_CHECK_SHAPE).default({}).describe('All keys must match; globs. Default: every task.');

export const MATCH_ROUTE = z
  .strictObject({
    ...MATCH_CHECK_SHAPE,
    scope: glob().optional().describe('target, agent, network or self.'),
    check: glob().optional().describe("The check's name."),
    severity: glob().optional().describe('critical or warning.'),
  })
  .default({})
  .describe('All keys must match; globs. Default: every incident.');

const checkInterval = duration({ minMs: 10, maxMs: DAY_MS });

/** The keys that every check has; the kind's own stand beside them. */
export const CHECK = z.strictObject({
  name: checkName().describe('Unique. A task whose labels or TaskInfo name checks has those instead of these rules.'),
  match: MATCH_CHECK,
  kind: text().default('http').describe('What to ask.'),
  port: portNumber().optional().describe("The container's port. This or portName."),
  portName: text().max(255).optional().describe('The name of a port in DiscoveryInfo. This or port.'),
  interval: checkInterval
    .default('10s')
    .describe('From one probe to the next. Half the interval finds trouble twice as fast and costs twice as much.'),
  timeout: duration({ maxMs: DAY_MS })
    .optional()
    .describe('The whole probe must be done by then; at most interval. Default: 2s, or the interval where that is shorter.'),
  rise: whole(1, 1_000).default(1).describe('Consecutive passes to be healthy.'),
  fall: whole(1, 1_000).default(3).describe('Consecutive fails to be unhealthy. More are slower to tell, and quieter.'),
  grace: duration({ minMs: 0, maxMs: DAY_MS }).default('30s').describe('Fails before the first pass within this time count for nothing.'),
  expect: choice(['healthy', 'refused']).default('healthy').describe('refused: the target must not answer.'),
  severity: choice(SEVERITIES).default('critical'),
  fastInterval: checkInterval.optional().describe('While the target is about to change its health. Default: interval.'),
  slowInterval: checkInterval.optional().describe('While the target is unhealthy. Default: interval.'),
});

export const JUDGEMENT = z
  .strictObject({
    gather: duration({ minMs: 0, maxMs: 10 * MINUTE_MS })
      .default('2s')
      .describe('A target waits this long for a wider incident to name it. Not acted on by this version yet.'),
    agent: z
      .strictObject({ share: share().default(0.5), least: whole(1, 1_000_000).default(5) })
      .prefault({})
      .describe(
        "When this share of an agent's targets fails, and at least this many, there is one incident for the agent. Not acted on by this version yet.",
      ),
    network: z
      .strictObject({ share: share().default(0.3), least: whole(1, 1_000_000).default(20) })
      .prefault({})
      .describe("The same for a network's targets. Not acted on by this version yet."),
    feedLag: duration({ minMs: SECOND_MS, maxMs: DAY_MS })
      .default('30s')
      .describe('Nothing is judged after this long without having read every input to its end. A quiet topic is no lag.'),
    forgetAfter: duration({ minMs: SECOND_MS })
      .default('24h')
      .describe('A task that was lost and not heard of again is forgotten after this time.'),
    flap: z
      .strictObject({ window: whole(2, 1_000).default(20), high: share().default(0.5), low: share().default(0.25) })
      .prefault({})
      .describe(
        'A target that changes its health in this share of its last probes is flapping, until the share is low. Not acted on by this version yet.',
      ),
  })
  .prefault({})
  .describe('When a failing target becomes an incident.');

/** Parsed, and not yet acted on: setting one of these is told as a warning. */
export const JUDGEMENT_LATER = ['gather', 'agent', 'network', 'flap'] as const;

/** The keys that every sink has; the kind's own stand beside them. */
export const SINK = z.strictObject({
  name: plainName().describe('Unique; what routes, metrics and the history call it.'),
  kind: text().describe('How it is told.'),
});

export const ROUTE = z.strictObject({
  match: MATCH_ROUTE,
  sinks: z.array(text()).describe('Names of sinks; an empty list silences what matches.'),
  groupWait: duration({ minMs: 0, maxMs: DAY_MS })
    .default('0s')
    .describe('How long a group waits for more before it is told. Not acted on by this version yet.'),
  groupInterval: duration({ minMs: 0, maxMs: DAY_MS })
    .default('5m')
    .describe('How long a group waits before it tells of more. Not acted on by this version yet.'),
  repeat: z
    .union([z.literal('off'), duration({ minMs: MINUTE_MS })])
    .default('off')
    .describe('How often an open incident is told again. Not acted on by this version yet.'),
});

/** As {@link JUDGEMENT_LATER}. */
export const ROUTE_LATER = ['groupWait', 'groupInterval', 'repeat'] as const;

export const SHUTDOWN = z
  .strictObject({
    timeout: duration({ minMs: 0, maxMs: 10 * MINUTE_MS })
      .default('10s')
      .describe('SIGTERM drains for at most this long. What was not sent by then stays owed in the log.'),
  })
  .prefault({})
  .describe('How we end.');

/** Sections without items of kinds, by name. */
export const SECTIONS = { log: LOG, http: HTTP, probing: PROBING, judgement: JUDGEMENT, shutdown: SHUTDOWN } as const;

export const LATER_SECTIONS = {
  sources: laterList('Where statuses come from when nobody publishes them.'),
  maintenance: laterList('Windows in which nobody is told.'),
} as const;

/** All keys of the top, in the order in which they are shown. */
export const TOP_KEYS = [
  'instance',
  'log',
  'http',
  'probing',
  'checks',
  'sources',
  'judgement',
  'maintenance',
  'sinks',
  'routes',
  'shutdown',
] as const;
