/** Kafka's murmur2 (org.apache.kafka.common.utils.Utils#murmur2): deals agents to shares, and names incidents. */

const M = 0x5bd1e995;
const KAFKA_SEED = 0x9747b28c;
const encoder = new TextEncoder();

/** 32 bits, unsigned, of the bytes; text counts as UTF-8. */
export function murmur2(text: string | Uint8Array, seed = KAFKA_SEED): number {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const length = bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  let h = seed ^ length;
  const whole = length & ~3;
  for (let at = 0; at < whole; at += 4) {
    let k = Math.imul(view.getInt32(at, true), M);
    k = Math.imul(k ^ (k >>> 24), M);
    h = Math.imul(h, M) ^ k;
  }
  if (length > whole) {
    for (let at = length - 1; at >= whole; at -= 1) h ^= view.getUint8(at) << (8 * (at - whole));
    h = Math.imul(h, M);
  }
  h = Math.imul(h ^ (h >>> 13), M);
  return (h ^ (h >>> 15)) >>> 0;
}

/** The partition Kafka's default partitioner would choose. */
export function partitionOf(text: string | Uint8Array, partitions: number): number {
  return (murmur2(text) & 0x7fffffff) % partitions;
}

/** 64 bits as 16 hex digits: for names that must be equal whenever they are made again. */
export function stableHash(text: string): string {
  return [murmur2(text), murmur2(text, 0x1b873593)].map((part) => part.toString(16).padStart(8, '0')).join('');
}
