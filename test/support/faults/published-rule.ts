/**
 * A stranger who reads the state topic and the history by the rule of interface.md ("Kafka out") and nothing else: of a
 * key's records the highest (epoch, seq) counts, and none whose epoch is lower than the offset of the last claim before it.
 */
import { headerText, type Log, type LogRecord, type LogTopic } from '../../../core/log.js';

type Value = Readonly<Record<string, unknown>>;

export interface HistoryLine {
  readonly id: string;
  readonly type: string;
  /** The state record's key. */
  readonly key: string;
  /** Partition, epoch, seq and place in the record: orders what one key's history says. */
  readonly place: readonly number[];
}

export interface Claim {
  readonly share: number;
  readonly offset: number;
  readonly atMs: number;
  readonly instance: string;
}

export interface RuleReading {
  /** What counts, by key; without tombstones and what is retired. */
  readonly values: ReadonlyMap<string, { readonly share: number; readonly value: Value }>;
  /** Each event once, in the order of its place. */
  readonly history: readonly HistoryLine[];
  /** In the order of the partitions, then of the log. */
  readonly claims: readonly Claim[];
  readonly counts: Readonly<Record<'accepted' | 'ignored' | 'repeated' | 'eventsRepeated', number>>;
  /** What must never be, one sentence each. */
  readonly complaints: readonly string[];
}

interface Counted {
  readonly epoch: number;
  readonly seq: number;
  readonly value: Value | undefined;
}

export async function readByRule(log: Log): Promise<RuleReading> {
  const complaints: string[] = [];
  const counts = { accepted: 0, ignored: 0, repeated: 0, eventsRepeated: 0 };
  const values = new Map<string, { share: number; value: Value }>();
  const claims: Claim[] = [];
  const owed = new Map<string, readonly number[]>();
  const shareCount = await log.partitionCount('state');
  for (let share = 0; share < shareCount; share += 1) {
    for (const [key, { value }] of foldShare(share, await readAll(log, 'state', share))) {
      if (value === undefined || value['retired'] === true) continue;
      const before = values.get(key);
      if (before !== undefined && key !== 'inputs') complaints.push(`${key} counts in shares ${String(before.share)} and ${String(share)}`);
      values.set(key, { share, value });
    }
  }
  const history = await readHistory();
  for (const id of owed.keys())
    if (!history.has(id))
      complaints.push(`event ${id} of a record that counts is not in the history: an acknowledged transition is missing`);
  return { values, history: [...history.values()].sort(byPlace), claims, counts, complaints };

  function foldShare(share: number, records: readonly LogRecord[]): ReadonlyMap<string, Counted> {
    const counted = new Map<string, Counted>();
    const places = new Map<string, string>();
    const highest = new Map<number, number>();
    let claimOffset = -1;
    for (const record of records) {
      const { offset, atMs } = record;
      const key = textOf(record.key) ?? '';
      const text = textOf(record.value);
      if (key === 'claim') {
        claimOffset = offset;
        claims.push({ share, offset, atMs, instance: String(parse(text)?.['instance']) });
        continue;
      }
      const [epoch, seq] = [numberOf(record, 'taskpulse-epoch'), numberOf(record, 'taskpulse-seq')];
      if (key.startsWith('silence|')) {
        counted.set(key, { epoch, seq, value: parse(text) });
        continue;
      }
      const place = `${String(epoch)}-${String(seq)}`;
      const content = `${key} ${text ?? ''}`;
      const same = places.get(place);
      if (same === undefined) noteFirst(share, place, { epoch, seq }, highest);
      else if (same === content) counts.repeated += 1;
      else complaints.push(`share ${String(share)}: two records are number ${place}`);
      places.set(place, content);
      const known = counted.get(key);
      const isLower = known !== undefined && (epoch < known.epoch || (epoch === known.epoch && seq <= known.seq));
      if (epoch < claimOffset || isLower) {
        counts.ignored += 1;
        continue;
      }
      counts.accepted += 1;
      const value = parse(text);
      counted.set(key, { epoch, seq, value });
      const events = Array.isArray(value?.['events']) ? value['events'] : [];
      events.forEach((_, index) => owed.set([share, epoch, seq, index].join('-'), [share, epoch, seq, index]));
    }
    return counted;
  }

  /** One batch is under way at a time, so what is seen for the first time is always the next. */
  function noteFirst(share: number, place: string, { epoch, seq }: { epoch: number; seq: number }, highest: Map<number, number>): void {
    if (seq <= (highest.get(epoch) ?? -1)) complaints.push(`share ${String(share)}: number ${place} comes after a higher one`);
    highest.set(epoch, Math.max(seq, highest.get(epoch) ?? -1));
  }

  async function readHistory(): Promise<ReadonlyMap<string, HistoryLine>> {
    const lines = new Map<string, HistoryLine>();
    const said = new Map<string, string>();
    const partitions = await log.partitionCount('events');
    for (let partition = 0; partition < partitions; partition += 1) {
      for (const record of await readAll(log, 'events', partition)) {
        const id = headerText(record.headers, 'ce_id') ?? '';
        const type = headerText(record.headers, 'ce_type') ?? '';
        const key = textOf(record.key) ?? '';
        const words = `${type} ${key} ${textOf(record.value) ?? ''}`;
        const place = owed.get(id);
        if (place === undefined) complaints.push(`event ${id} (${type}) is of a record that does not count`);
        if (said.has(id)) counts.eventsRepeated += 1;
        if ((said.get(id) ?? words) !== words) complaints.push(`event ${id} was written with other words`);
        said.set(id, words);
        lines.set(id, { id, type, key, place: place ?? [] });
      }
    }
    return lines;
  }
}

/** What a partition holds now. */
export async function readAll(log: Log, topic: LogTopic, partition: number): Promise<readonly LogRecord[]> {
  const all: LogRecord[] = [];
  for (let from = 0; ;) {
    const piece = await log.readRange({ topic, partition, from, max: 5_000 });
    all.push(...piece.records);
    from = piece.nextOffset;
    if (from >= piece.end) return all;
  }
}

function byPlace(one: HistoryLine, other: HistoryLine): number {
  const differs = one.place.findIndex((number, index) => number !== other.place[index]);
  return differs === -1 ? 0 : (one.place[differs] ?? 0) - (other.place[differs] ?? 0);
}

function numberOf(record: LogRecord, header: string): number {
  return Number(headerText(record.headers, header) ?? -1);
}

function parse(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Value);
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}
