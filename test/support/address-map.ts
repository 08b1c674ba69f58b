/** From wire bytes to the address map: records go through the decoder into an engine that owns everything and probes port 8080 of all. */
import type { RecordToDecode } from '../../consumers/decode/decode-record.js';
import type { ProbeAddress } from '../../core/probe.js';
import type { ToldAt } from '../../core/records.js';
import { FRAMEWORK_ID, type MesosVector } from '../fixtures/mesos/vectors.js';
import { JSON_TYPE, jsonBytes, saidOf } from '../fixtures/mesos/messages.js';
import { createOwner, type Instance } from './engine-harness.js';
import { createWorld, publish } from './engine-world.js';

export interface AddressMap {
  readonly owner: Instance;
  /** Folds records in this order, ten seconds apart. Fails the test when one cannot be decoded. */
  readonly tell: (...records: readonly RecordToDecode[]) => void;
  /** Folds one record told elsewhere, or at another time than now. */
  readonly tellAt: (to: Partial<ToldAt>, record: RecordToDecode) => void;
  /** By task id (`framework/task` where two frameworks have it): `address provenance network`, in order of the text. */
  readonly read: () => Readonly<Record<string, readonly string[]>>;
  /** What is probed: `task address`, in order of the text. */
  readonly probed: () => readonly string[];
}

export function createAddressMap(): AddressMap {
  const world = createWorld();
  const owner = createOwner(world);

  function tellAt(to: Partial<ToldAt>, record: RecordToDecode): void {
    publish(world, saidOf(record), { topic: record.topic, ...to });
    owner.settle();
  }

  return {
    owner,
    tellAt,
    tell: (...records) => {
      for (const record of records) {
        world.nowMs += 10_000;
        tellAt({}, record);
      }
    },
    read: () => readMap(owner),
    probed: () =>
      [...owner.probing.values()]
        .flatMap(({ id, to }) => (id.startsWith('shared|') ? sharersOf(owner, to) : [taskOf(id)]).map((task) => `${task} ${to.address}`))
        .sort(),
  };
}

function readMap({ engine }: Instance): Readonly<Record<string, readonly string[]>> {
  const tasks = [...engine.tasks()];
  const lines: Record<string, readonly string[]> = {};
  for (const task of tasks) {
    if (task.status === 'ended') continue;
    const isTwice = tasks.filter(({ taskId }) => taskId === task.taskId).length > 1;
    const addresses = engine
      .addressesOf(task)
      .map(({ address, provenance, network }) => [address, provenance, network].filter(Boolean).join(' '));
    lines[isTwice ? `${task.frameworkId}/${task.taskId}` : task.taskId] = addresses.sort();
  }
  return lines;
}

/** The parts of a target id are percent-encoded: framework, task, check, address, port. */
function taskOf(id: string): string {
  return decodeURIComponent(id.split('|')[1] ?? id);
}

/** A vector's bytes: protobuf where it has them. */
export function vectorRecord({ json, protobuf, headers }: MesosVector, form: 'protobuf' | 'json' = 'protobuf'): RecordToDecode {
  if (form === 'protobuf' && protobuf !== undefined) return { topic: 'taskStatus', value: protobuf, headers };
  return { topic: 'taskStatus', value: new TextEncoder().encode(json), headers: { ...headers, ...JSON_TYPE } };
}

/** A vector with fields of its message replaced (JSON). */
export function changedVector({ json, headers }: MesosVector, over: Readonly<Record<string, unknown>>): RecordToDecode {
  const message = JSON.parse(json) as Readonly<Record<string, unknown>>; // a fixture's own JSON is an object
  return { topic: 'taskStatus', value: jsonBytes({ ...message, ...over }), headers: { ...headers, ...JSON_TYPE } };
}

/** A TaskStatus of the vectors' framework in Mesos's JSON. */
export function statusRecord(status: unknown, headers: RecordToDecode['headers'] = {}): RecordToDecode {
  return {
    topic: 'taskStatus',
    value: jsonBytes(status),
    headers: { ...JSON_TYPE, 'taskpulse-framework-id': FRAMEWORK_ID, ...headers },
  };
}

/** A master's event in Mesos's JSON. */
export function operatorRecord(event: unknown): RecordToDecode {
  return { topic: 'taskStatus', value: jsonBytes(event), headers: { ...JSON_TYPE, 'taskpulse-envelope': 'operator-event' } };
}

export function agentAdded(agentId: string, pidAddress: string): RecordToDecode {
  const agent = {
    agent_info: { hostname: `${agentId}.example`, id: { value: agentId } },
    active: true,
    version: '1.11.0',
    pid: `slave(1)@${pidAddress}:5051`,
  };
  return operatorRecord({ type: 'AGENT_ADDED', agent_added: { agent } });
}

/** A probe that tasks of one executor share counts for each of them. */
function sharersOf(owner: Instance, to: ProbeAddress): readonly string[] {
  const targets = [...owner.engine.targets()].map(({ record }) => record);
  return targets.filter(({ address, port }) => address === to.address && port === to.port).map(({ taskId }) => taskId);
}
