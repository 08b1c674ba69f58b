/**
 * The whole daemon in this process: virtual clock, a log in memory that outlives it, probes over real loopback sockets,
 * the real HTTP interface on a free port. A scenario tells statuses and looks at what is believed and said.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { LogError } from '../../core/log.js';
import type { Membership } from '../../core/membership.js';
import { createSleep } from '../../daemon/clock.js';
import type { Config } from '../../daemon/config/config.js';
import { loadConfig } from '../../daemon/config/load.js';
import { startDaemon, type Daemon, type RunningProber } from '../../daemon/start.js';
import { createAddressPolicy, type AddressPolicy, type AddressRules } from '../../probes/address-policy.js';
import { createProber } from '../../probes/worker.js';
import { createMemoryBroker, type MemoryBroker } from './memory-log.js';
import { createVirtualClock, turns, type VirtualClock } from './virtual-clock.js';

export interface Scenario {
  readonly clock: VirtualClock;
  readonly broker: MemoryBroker;
  readonly daemon: () => Daemon;
  /** Starts (or starts again) the daemon and waits until its shares are live. */
  readonly start: (settings?: object) => Promise<Daemon>;
  /** Lets the daemon vanish as kill -9 would: nothing of it reaches the log any more. */
  readonly kill: () => Promise<void>;
  readonly tell: (status: object, headers?: Readonly<Record<string, string>>) => Promise<void>;
  readonly get: (path: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Who deals the shares; without it the daemon owns all. */
type Joins = (clock: VirtualClock, shareCount: number) => Membership;

export function createScenario(settings: object, partitions = 2, logger: Logger = pino({ level: 'silent' }), joins?: Joins): Scenario {
  const clock = createVirtualClock({ settle: () => turns(12) });
  const broker = createMemoryBroker({ clock, partitions });
  let daemon: Daemon | undefined;
  let sever: (() => void) | undefined;

  async function start(over: object = settings): Promise<Daemon> {
    const log = severable(broker);
    sever = log.sever;
    daemon = await startDaemon({
      config: configOf(over),
      version: '0.0.0-test',
      clock,
      sleep: createSleep(clock),
      logger,
      openLog: async () => log.log,
      createProber: (wishes) => createLocalProber(clock, wishes.rules, wishes.onResult),
      isHopeless: () => false,
      ...(joins === undefined ? {} : { openMembership: (shareCount) => Promise.resolve(joins(clock, shareCount)) }),
    });
    for (let round = 0; round < 200 && daemon.view.shares().some(({ phase }) => phase !== 'live'); round += 1) await clock.advance(10);
    return daemon;
  }

  return {
    clock,
    broker,
    daemon: () => {
      if (daemon === undefined) throw new Error('The scenario is not started');
      return daemon;
    },
    start,
    kill: async () => {
      sever?.();
      const killed = daemon;
      daemon = undefined;
      const stopped = killed?.stop();
      await clock.advance(20_000);
      await stopped;
    },
    tell: async (status, headers = {}) => {
      await broker.connect().append({ topic: 'taskStatus' }, [
        {
          key: 'k',
          value: JSON.stringify(status),
          headers: { 'content-type': 'application/json', 'taskpulse-framework-id': 'f1', ...headers },
        },
      ]);
      await clock.advance(10);
    },
    get: async (path) => {
      const response = await fetch(`${daemon?.url ?? ''}${path}`);
      return response.json();
    },
    close: async () => {
      const stopped = daemon?.stop();
      await clock.advance(20_000);
      await stopped;
    },
  };
}

/** A connection to the broker that can be cut for ever, so that a killed daemon writes nothing more. */
function severable(broker: MemoryBroker): { readonly log: ReturnType<MemoryBroker['connect']>; readonly sever: () => void } {
  const inner = broker.connect();
  let isSevered = false;
  return {
    log: {
      ...inner,
      append: async (to, records) => {
        if (isSevered) throw new LogError('Cannot append: killed', 'closed');
        return inner.append(to, records);
      },
    },
    sever: () => {
      isSevered = true;
    },
  };
}

function createLocalProber(
  clock: VirtualClock,
  rules: AddressRules,
  onResult: Parameters<typeof createProber>[0]['onResult'],
): RunningProber {
  let policy = policyOf(rules);
  const prober = createProber({ clock, onResult, policy: { decide: (address) => policy.decide(address) } });
  return {
    ...prober,
    setRules: (next) => {
      policy = policyOf(next);
    },
  };
}

function policyOf(rules: AddressRules): AddressPolicy {
  const policy = createAddressPolicy(rules);
  if (!policy.ok) throw new Error(policy.faults.map(({ message }) => message).join('; '));
  return policy.value;
}

export function configOf(settings: object): Config {
  const loaded = loadConfig({
    file: 'taskpulse.yml',
    env: {},
    hostName: 'test',
    readFile: (file) => {
      if (file === 'taskpulse.yml') return JSON.stringify({ instance: 'test', http: { port: 0 }, ...settings });
      throw new Error(`no file ${file}`);
    },
  });
  if (!loaded.ok) throw new Error(loaded.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return loaded.config;
}

export interface HttpTarget {
  readonly port: number;
  /** What it answers from now on; `undefined` breaks connections off. */
  answer: number | undefined;
  hits: number;
  onHit: () => void;
  readonly close: () => Promise<void>;
}

/** A container: a small server on a loopback address of its own. */
export async function createHttpTarget(address: string, port = 0): Promise<HttpTarget> {
  const target = { answer: 200 as number | undefined, hits: 0, onHit: () => {} };
  const server: Server = createServer((request, response) => {
    target.hits += 1;
    target.onHit();
    if (target.answer === undefined) request.socket.destroy();
    else response.writeHead(target.answer, { connection: 'close' }).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  return Object.assign(target, {
    port: (server.address() as AddressInfo).port, // listening on TCP, so it is an AddressInfo
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** A RUNNING status in Mesos's v1 JSON. */
export function running(taskId: string, address: string, over: object = {}): object {
  return {
    task_id: { value: taskId },
    state: 'TASK_RUNNING',
    agent_id: { value: 'agent-1' },
    executor_id: { value: taskId },
    container_status: { container_id: { value: `c-${taskId}` }, network_infos: [{ name: 'net', ip_addresses: [{ ip_address: address }] }] },
    ...over,
  };
}

export function ended(taskId: string, state = 'TASK_FINISHED'): object {
  return {
    task_id: { value: taskId },
    state,
    agent_id: { value: 'agent-1' },
    container_status: { container_id: { value: `c-${taskId}` } },
  };
}

/** A webhook receiver that remembers what it heard. */
export interface Receiver {
  readonly url: string;
  readonly heard: {
    readonly id: string;
    readonly raw: string;
    readonly headers: Record<string, string>;
    readonly body: Record<string, unknown>;
  }[];
  answer: number;
  readonly close: () => Promise<void>;
}

export async function createReceiver(): Promise<Receiver> {
  const state = { answer: 204, heard: [] as Receiver['heard'] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      if (state.answer < 300) {
        state.heard.push({ id: headers['webhook-id'] ?? '', raw, headers, body: JSON.parse(raw) as Record<string, unknown> });
      }
      response.writeHead(state.answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${String(port)}/hook`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
