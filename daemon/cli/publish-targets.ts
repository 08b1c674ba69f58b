/** Where `publish` puts messages: the log itself, or the daemon that holds it. */
import type { InputTopic, Log } from '../../core/log.js';
import { partitionOf } from '../../core/murmur2.js';
import { CliFault, EXIT } from './exit-codes.js';
import { detailOf, refusalOf, type DaemonClient } from './daemon-client.js';
import type { PublishFormat } from './publish-options.js';
import type { PublishItem } from './publish-items.js';

export interface PublishTarget {
  /** For people: `http://127.0.0.1:8080`, `the embedded log in ./data`. */
  readonly name: string;
  /** Resolves once all of them are in the log. @throws {CliFault | LogError} */
  readonly append: (items: readonly PublishItem[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A message was refused by the daemon, though it passed our own check: it is of another version. */
export class RefusedItem extends CliFault {
  readonly place: number;
  constructor(place: number, message: string) {
    super(EXIT.data, message);
    this.name = 'RefusedItem';
    this.place = place;
  }
}

export function createLogTarget(log: Log, topic: InputTopic, name: string): PublishTarget {
  return {
    name,
    append: async (items) => {
      const partitions = await log.partitionCount(topic);
      const groups = groupItems(items, partitions);
      await Promise.all(
        [...groups].map(async ([partition, group]) =>
          log.append(
            { topic, partition },
            group.map(({ record: { key, value, headers } }) => ({ key, value, headers })),
          ),
        ),
      );
    },
    close: async () => log.close(),
  };
}

/** Lines go many at a time, protobuf messages one by one: only one fits into a request with its headers. */
export function createDaemonTarget(client: DaemonClient, topic: InputTopic, format: PublishFormat): PublishTarget {
  const path = topic === 'taskStatus' ? '/api/v1/task-status' : '/api/v1/task-info';
  const send = async (
    items: readonly PublishItem[],
    headers: Readonly<Record<string, string>>,
    body: Buffer<ArrayBuffer>,
  ): Promise<void> => {
    const answer = await client.request(path, { method: 'POST', headers, body, timeoutMs: 60_000 });
    if (answer.status === 202) return;
    const place = items[lineOf(answer.json) - 1]?.place ?? items[0]?.place;
    if ((answer.status === 400 || answer.status === 413) && place !== undefined) throw new RefusedItem(place, detailOf(answer));
    throw refusalOf(answer, client.url);
  };
  return {
    name: client.url,
    append: async (items) => {
      if (format === 'ndjson') {
        const body = Buffer.concat(items.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]));
        await send(items, { 'content-type': 'application/x-ndjson' }, body);
        return;
      }
      for (const item of items)
        await send([item], { ...item.record.headers, 'content-type': 'application/x-protobuf' }, Buffer.from(item.record.value));
    },
    close: async () => undefined,
  };
}

/** The partition that Kafka's own partitioner would choose; what has no key goes to the first. */
function groupItems(items: readonly PublishItem[], partitions: number): ReadonlyMap<number, readonly PublishItem[]> {
  const groups = new Map<number, PublishItem[]>();
  for (const item of items) {
    const partition = item.record.key === undefined ? 0 : partitionOf(item.record.key, partitions);
    const group = groups.get(partition);
    if (group === undefined) groups.set(partition, [item]);
    else group.push(item);
  }
  return groups;
}

function lineOf(json: unknown): number {
  return typeof json === 'object' && json !== null && 'line' in json && typeof json.line === 'number' ? json.line : 1;
}
