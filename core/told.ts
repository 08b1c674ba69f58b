/** The order in which things were told: log time between partitions, offset within one (protocol.md §2.4, §7.1). */
import { isInputTopic, type InputTopic } from './log.js';
import type { ToldAt } from './records.js';

/** Negative when `a` was told before `b`. */
export function compareTold(a: ToldAt, b: ToldAt): number {
  if (a.topic === b.topic && a.partition === b.partition && a.isFormer === b.isFormer) return a.offset - b.offset;
  return compareByTime(a, b);
}

/** A total order: compareTold is none where log times go back within a partition. */
export function compareByTime(a: ToldAt, b: ToldAt): number {
  return a.atMs - b.atMs || (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0) || a.partition - b.partition || a.offset - b.offset;
}

/** Whether the order of the two is only a guess: other partitions, and nearer than clocks of brokers can be trusted. */
export function isNearTie(a: ToldAt, b: ToldAt, withinMs: number): boolean {
  return (a.topic !== b.topic || a.partition !== b.partition) && Math.abs(a.atMs - b.atMs) < withinMs;
}

/** Names an input partition inside a record. */
export function partitionName({ topic, partition }: { readonly topic: string; readonly partition: number }): string {
  let ofTopic = names.get(topic);
  if (ofTopic === undefined) names.set(topic, (ofTopic = []));
  return (ofTopic[partition] ??= `${topic}:${String(partition)}`);
}

/** What a name names; `undefined` when it is none of an input's. */
export function parsePartitionName(name: string): { readonly topic: InputTopic; readonly partition: number } | undefined {
  const [topic = '', partition] = name.split(':');
  return isInputTopic(topic) ? { topic, partition: Number(partition) } : undefined;
}

/** Made once each: a name made anew has to be hashed for every look-up, several times a record. */
const names = new Map<string, string[]>();
