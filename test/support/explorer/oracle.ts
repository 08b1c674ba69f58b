/**
 * What must hold whatever happens, seen from outside: an independent reader of the state topic by the published rule, who
 * also knows who wrote each record, and what receivers heard. Each complaint is one sentence.
 */
import type { HistoryEvent } from '../../../core/engine-types.js';
import type { Notification } from '../../../core/notification.js';
import { stableHash } from '../../../core/murmur2.js';
import type { StateEntry } from '../engine-world.js';

interface Counted {
  readonly epoch: number;
  readonly seq: number;
  readonly offset: number;
  readonly value: Readonly<Record<string, unknown>> | undefined;
}

interface ShareReading {
  claimOffset: number;
  claimLife: string | undefined;
  readonly counted: Map<string, Counted>;
  /** By `epoch-seq`: who wrote it, and what. */
  readonly places: Map<string, { readonly key: string; readonly value: string | undefined }>;
}

/** Who wrote a record, and in which of its times of owning the share. */
export interface Writer {
  readonly life: string;
  readonly tenure: string | undefined;
}

/** One probe that was folded: in which tenure, of what, when. */
export interface FoldedProbe {
  readonly tenure: string;
  readonly id: string;
  readonly generation: string;
  readonly isPass: boolean;
  readonly atMs: number;
}

export interface Oracle {
  readonly wrote: (share: number, entry: StateEntry, writer: Writer) => void;
  readonly appended: (events: readonly HistoryEvent[], life: string) => void;
  readonly told: (notification: Notification, life: string) => void;
  readonly heard: (notification: Notification) => void;
  readonly probed: (probe: FoldedProbe) => void;
  readonly complain: (what: string) => void;
  /** What counts of a share now, without schema and events. */
  readonly fold: (share: number) => ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** After everything is written and said. */
  readonly conclude: () => void;
  /** Counters of targets are those of the acknowledged results. */
  readonly checkCounters: () => void;
  readonly complaints: readonly string[];
}

/** The same few values come in all runs of an exploration. */
const parsed = new Map<string, Readonly<Record<string, unknown>>>();

function parse(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  if (parsed.size > 10_000) parsed.clear();
  parsed.set(text, value);
  return value;
}

/** @param fall consecutive fails that open an incident, in the settings of the engines */
export function createOracle(shareCount: number, fall: number): Oracle {
  const shares = Array.from({ length: shareCount }, (): ShareReading => ({
    claimOffset: -1,
    claimLife: undefined,
    counted: new Map(),
    places: new Map(),
  }));
  const complaints: string[] = [];
  /** Ids of events that accepted records carry. */
  const owedEvents = new Set<string>();
  const history = new Map<string, string>();
  /** Types of events with the incident they are about. */
  const happened = new Set<string>();
  const tellings = new Map<string, Set<string>>();
  const hearings = new Map<string, Notification[]>();
  const probes: FoldedProbe[] = [];
  /** By tenure and target: the time of the last result whose record was accepted. */
  const acknowledged = new Map<string, number>();
  const opened = new Set<string>();
  /** Notifications that an accepted record asked for. */
  const wished = new Set<string>();

  function shareAt(index: number): ShareReading {
    const share = shares[index];
    if (share === undefined) throw new Error(`Cannot read share ${String(index)}`);
    return share;
  }

  function wrote(index: number, entry: StateEntry, { life, tenure }: Writer): void {
    const share = shareAt(index);
    const { key, offset, epoch, seq } = entry;
    if (key === 'claim') {
      share.claimOffset = offset;
      share.claimLife = life;
      return;
    }
    const place = `${String(epoch)}-${String(seq)}`;
    const same = share.places.get(place);
    if (same !== undefined && (same.key !== key || same.value !== entry.value)) complaints.push(`two records are number ${place}: ${key}`);
    share.places.set(place, { key, value: entry.value });
    const known = share.counted.get(key);
    const isLower = known !== undefined && (epoch < known.epoch || (epoch === known.epoch && seq <= known.seq));
    if (epoch < share.claimOffset || isLower) return;
    if (life !== share.claimLife)
      complaints.push(`${life} got ${key} accepted in share ${String(index)}, which ${String(share.claimLife)} had claimed`);
    const value = parse(entry.value);
    share.counted.set(key, { epoch, seq, offset, value });
    noteAccepted(index, entry, value, tenure);
  }

  function noteAccepted(index: number, entry: StateEntry, value: Counted['value'], tenure: string | undefined): void {
    const events = Array.isArray(value?.['events']) ? value['events'] : [];
    events.forEach((_, place) => owedEvents.add([index, entry.epoch, entry.seq, place].join('-')));
    const lastProbe = value?.['lastProbe'] as { readonly atMs?: number } | undefined;
    if (entry.key.startsWith('delivery|') && value !== undefined) wished.add(`${String(value['webhookId'])} ${String(value['event'])}`);
    if (entry.key.startsWith('target|')) acknowledge(tenure, entry.key.slice('target|'.length), lastProbe?.atMs);
    if (!entry.key.startsWith('incident|') || value === undefined) return;
    opened.add(entry.key.slice('incident|'.length));
    // the target may have begun anew in the same batch, and its record say nothing of what went before
    for (const id of value['targets'] as readonly string[]) acknowledge(tenure, id, value['openedMs'] as number);
  }

  function acknowledge(tenure: string | undefined, id: string, atMs: number | undefined): void {
    const name = `${String(tenure)} ${id}`;
    if (atMs !== undefined) acknowledged.set(name, Math.max(atMs, acknowledged.get(name) ?? 0));
  }

  function appended(events: readonly HistoryEvent[], life: string): void {
    for (const { id, ...event } of events) {
      const text = JSON.stringify(event);
      if (!owedEvents.has(id)) complaints.push(`${life} appended event ${id} (${event.type}) of a record that does not count`);
      if ((history.get(id) ?? text) !== text) complaints.push(`event ${id} was appended with other words`);
      history.set(id, text);
      if (typeof event.data['incidentId'] === 'string') happened.add(`${event.type} ${event.data['incidentId']}`);
    }
  }

  function told({ incidentId, sink, event, webhookId }: Notification, life: string): void {
    const name = `${incidentId} ${sink} ${event}`;
    if (!wished.has(`${webhookId} ${event}`)) complaints.push(`${life} told ${name} before its record counted`);
    const type = event === 'firing' ? 'taskpulse.incident.opened' : 'taskpulse.incident.closed';
    if (!happened.has(`${type} ${incidentId}`)) complaints.push(`${life} told ${name} before its event was appended`);
    tellings.set(name, (tellings.get(name) ?? new Set()).add(webhookId));
    if (tellings.get(name)?.size !== 1) complaints.push(`${name} was told under two webhook ids`);
  }

  function heard(notification: Notification): void {
    const name = `${notification.incidentId} ${notification.sink}`;
    const before = hearings.get(name) ?? [];
    if (before.some(({ webhookId }) => webhookId === notification.webhookId)) return;
    if (before.some(({ event }) => event === 'resolved')) complaints.push(`${name}: ${notification.event} was heard after resolved`);
    hearings.set(name, [...before, notification]);
  }

  /** Consecutive fails by target and generation, of the results whose records were acknowledged, and the incidents they open. */
  function uninterrupted(): { readonly fails: ReadonlyMap<string, number>; readonly incidents: ReadonlySet<string> } {
    const fails = new Map<string, number>();
    const incidents = new Set<string>();
    for (const { tenure, id, generation, isPass, atMs } of probes) {
      if ((acknowledged.get(`${tenure} ${id}`) ?? -1) < atMs) continue;
      const name = `${id} ${generation}`;
      const count = isPass ? 0 : (fails.get(name) ?? 0) + 1;
      fails.set(name, count);
      if (count === fall) incidents.add(`${stableHash(id)}-${atMs.toString(36)}`);
    }
    return { fails, incidents };
  }

  function checkCounters(): void {
    const { fails } = uninterrupted();
    const byAssignment = new Map([...fails].map(([name, count]) => [name.slice(0, name.lastIndexOf('/')), count]));
    for (const { counted } of shares)
      for (const [key, { value }] of counted) {
        if (!key.startsWith('target|') || value === undefined || value['retired'] === true) continue;
        const wanted = Math.min(fall, byAssignment.get(`${key.slice('target|'.length)} ${String(value['assignmentId'])}`) ?? 0);
        if (value['fails'] !== wanted) complaints.push(`${key} counts ${String(value['fails'])} fails, acknowledged are ${String(wanted)}`);
      }
  }

  function conclude(): void {
    for (const id of owedEvents) if (!history.has(id)) complaints.push(`event ${id} of a record that counts is not in the history`);
    for (const [name, list] of hearings)
      if (list.at(-1)?.event === 'firing') complaints.push(`${name}: firing was heard, and never resolved`);
    const { incidents: wanted } = uninterrupted();
    for (const id of opened) if (!wanted.has(id)) complaints.push(`an uninterrupted instance would not have opened incident ${id}`);
    for (const id of wanted) if (!opened.has(id)) complaints.push(`an uninterrupted instance would have opened incident ${id}`);
    shares.forEach(({ counted }, index) => {
      for (const [key, { value }] of counted) {
        if (value === undefined || value['retired'] === true) continue;
        const name = `${key} in share ${String(index)}`;
        if (key.startsWith('target|')) complaints.push(`${name} outlived its task`);
        if (key.startsWith('delivery|') && value['result'] === 'pending') complaints.push(`${name} is owed for ever`);
        if (key.startsWith('incident|') && value['closedMs'] === undefined) complaints.push(`${name} stays open`);
      }
    });
  }

  return {
    wrote,
    appended,
    told,
    heard,
    probed: (probe) => probes.push(probe),
    complain: (what) => complaints.push(what),
    fold: (index) => {
      const values = new Map<string, Readonly<Record<string, unknown>>>();
      for (const [key, { value }] of shareAt(index).counted) {
        if (value === undefined || value['retired'] === true) continue;
        const { schema: _schema, events: _events, retired: _retired, ...record } = value;
        values.set(key, record);
      }
      return values;
    },
    conclude,
    checkCounters,
    complaints,
  };
}
