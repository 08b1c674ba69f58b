/**
 * Kills one life after another over one log, and reads after each, as a stranger would, what stands there. The oracle is the
 * explorer's: one reader who follows the published rule, the results that were acknowledged, and what was heard.
 */
import { decodeRecord } from '../../../consumers/decode/decode-record.js';
import { textHeaders } from '../../../consumers/decode/headers.js';
import { placeOf } from '../../../consumers/records-out.js';
import { headerText, type Log, type LogRecord, type LogTopic } from '../../../core/log.js';
import { createInstance, type Instance } from '../engine-harness.js';
import { createWorld, publish, type World } from '../engine-world.js';
import { createOracle } from '../explorer/oracle.js';
import { createNotificationReceiver, runLife, type Lived } from './life.js';
import { createDice, type ChildOptions } from './protocol.js';

export const FALL = 3;

export interface HuntOptions {
  /** The compiled child. */
  readonly file: string;
  readonly log: ChildOptions['log'];
  readonly topics: Readonly<Record<LogTopic, string>>;
  readonly shareCount: number;
  readonly kills: number;
  readonly seed: number;
  /** Opens the log while nobody else has it. */
  readonly openLog: () => Promise<Log>;
  /** The longest that a life is let live. */
  readonly liveMaxMs: number;
  /** How much faster than real time the lives' time runs. */
  readonly faster: number;
}

export interface Hunted {
  readonly complaints: readonly string[];
  readonly counts: Readonly<Record<'kills' | 'early' | 'probes' | 'told' | 'records' | 'events' | 'heard' | 'incidents', number>>;
}

/** Stops at the first life after which something does not hold. */
export async function hunt(options: HuntOptions): Promise<Hunted> {
  const { file, log, topics, shareCount, seed, liveMaxMs } = options;
  const dice = createDice(seed);
  const receiver = await createNotificationReceiver(createDice(seed + 1));
  const oracle = createOracle(shareCount, FALL);
  const reading = createReading(options, oracle);
  const beganMs = Date.now();
  const counts = { kills: 0, early: 0, probes: 0, told: 0, records: 0, events: 0, heard: 0, incidents: 0 };
  const optionsOf = (life: number, mode: 'run' | 'finish'): ChildOptions => {
    return { log, topics, receiver: receiver.url, life, seed: seed * 1_000 + life, beganMs, faster: options.faster, fall: FALL, mode };
  };

  async function look(life: number, lived: Lived): Promise<void> {
    const name = `life-${String(life)}`;
    if (lived.stderr !== '') oracle.complain(`${name} said ${lived.stderr.slice(0, 500)}`);
    for (const line of lived.said) {
      if (line.said !== 'probe') continue;
      counts.probes += 1;
      const { id, generation, outcome, atMs } = line;
      if (outcome !== 'error') oracle.probed({ tenure: name, id, generation, isPass: outcome === 'pass', atMs });
    }
    const told = lived.said.filter((line) => line.said === 'told');
    counts.told += told.length;
    const read = await reading.read(told);
    counts.records += read.records;
    counts.events += read.events;
    for (const notification of receiver.take()) {
      counts.heard += 1;
      if (notification.event === 'firing') counts.incidents += 1;
      oracle.told(notification, name);
      oracle.heard(notification);
    }
    oracle.checkCounters();
  }

  // each folds all from the beginning: as often as every tenth time, it took most of a run of a thousand
  const compareEvery = Math.max(10, Math.ceil(options.kills / 20));
  try {
    for (let life = 1; life <= options.kills && oracle.complaints.length === 0; life += 1) {
      const isEarly = dice() < 0.1;
      const lived = await runLife(file, optionsOf(life, 'run'), { afterMs: dice() * liveMaxMs, isEarly });
      counts.kills += 1;
      if (!lived.said.some(({ said }) => said === 'live')) counts.early += 1;
      if (lived.code !== null) oracle.complain(`life-${String(life)} ended by itself with ${String(lived.code)}`);
      await look(life, lived);
      if (life % compareEvery === 0) reading.compareTasks();
    }
    if (oracle.complaints.length === 0) {
      const last = options.kills + 1;
      const lived = await runLife(file, optionsOf(last, 'finish'));
      if (lived.code !== 0) oracle.complain(`the last life ended with ${String(lived.code)}`);
      await look(last, lived);
      oracle.conclude();
    }
  } finally {
    await receiver.close();
  }
  return { complaints: oracle.complaints, counts };
}

type Told = Extract<Lived['said'][number], { said: 'told' }>;

interface Reading {
  /** Shows the oracle what is new in the log. */
  readonly read: (told: readonly Told[]) => Promise<{ readonly records: number; readonly events: number }>;
  /** What a new life believes of the tasks that run is what it would believe if it had no state, but every input. */
  readonly compareTasks: () => void;
}

function createReading({ openLog, shareCount }: HuntOptions, oracle: ReturnType<typeof createOracle>): Reading {
  const positions = new Map<string, number>();
  const owners = new Map<string, string>();
  const world: World = createWorld(shareCount);
  const inputs = new Set<string>();

  async function readNew(log: Log, topic: LogTopic): Promise<readonly LogRecord[]> {
    const all: LogRecord[] = [];
    const partitions = await log.partitionCount(topic);
    for (let partition = 0; partition < partitions; partition += 1) {
      const name = `${topic}:${String(partition)}`;
      for (;;) {
        const piece = await log.readRange({ topic, partition, from: positions.get(name) ?? 0, max: 1_000 });
        all.push(...piece.records);
        positions.set(name, piece.nextOffset);
        if (piece.nextOffset >= piece.end) break;
      }
    }
    return all;
  }

  function noteState(record: LogRecord): void {
    const { partition, offset, atMs } = record;
    const key = textOf(record.key) ?? '';
    const value = textOf(record.value);
    const place = placeOf({ epoch: headerText(record.headers, 'taskpulse-epoch'), seq: headerText(record.headers, 'taskpulse-seq') });
    if (key === 'claim')
      owners.set(`${String(partition)} ${String(offset)}`, (JSON.parse(value ?? '') as { readonly instance: string }).instance);
    const writtenUnder = key === 'claim' ? offset : place.epoch;
    const owner = owners.get(`${String(partition)} ${String(writtenUnder)}`) ?? 'nobody';
    const entry = { key, value, offset, atMs, ...place };
    oracle.wrote(partition, entry, { life: owner, tenure: owner });
    world.state[partition]?.push(entry);
    world.stateEnds[partition] = offset + 1;
  }

  return {
    read: async (told) => {
      const log = await openLog();
      try {
        const records = await readNew(log, 'state');
        for (const record of records) noteState(record);
        const events = await readNew(log, 'events');
        for (const record of events) {
          const event = { id: headerText(record.headers, 'ce_id') ?? '', type: headerText(record.headers, 'ce_type') ?? '' };
          const data = JSON.parse(textOf(record.value) ?? '{}') as Readonly<Record<string, unknown>>;
          oracle.appended(
            [{ ...event, timeMs: Date.parse(headerText(record.headers, 'ce_time') ?? ''), key: textOf(record.key) ?? '', data }],
            'a life',
          );
        }
        for (const record of await readNew(log, 'taskStatus')) {
          const decoded = decodeRecord({ topic: 'taskStatus', value: record.value, headers: textHeaders(record.headers) });
          if (!decoded.ok) oracle.complain(`a status cannot be read: ${decoded.failure.message}`);
          else publish(world, decoded.said, { topic: 'taskStatus', partition: record.partition, offset: record.offset, atMs: record.atMs });
          inputs.add(`${String(record.partition)}:${String(record.offset)}`);
        }
        for (const { partition, offset } of told)
          if (!inputs.has(`${String(partition)}:${String(offset)}`)) oracle.complain(`the acknowledged status ${String(offset)} is lost`);
        return { records: records.length, events: events.length };
      } finally {
        await log.close();
      }
    },
    compareTasks: () => {
      const whole = createInstance(world, 'state and inputs');
      whole.start();
      const fromInputs = createInstance({ ...world, state: world.state.map(() => []) }, 'inputs alone');
      fromInputs.start();
      const [is, wanted] = [describeTasks(whole), describeTasks(fromInputs)];
      if (is !== wanted) oracle.complain(`tasks are\n${is}\nwhere the inputs say\n${wanted}`);
    },
  };
}

function describeTasks({ engine }: Instance): string {
  return [...engine.tasks()]
    .filter(({ status }) => status === 'active')
    .map(
      (task) =>
        `${task.taskId} ${task.assignment?.id ?? ''} ${engine
          .addressesOf(task)
          .map(({ address }) => address)
          .join()}`,
    )
    .sort()
    .join('\n');
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}
