/** Which batches of an answer belong to transactions that were aborted, as Kafka's own consumer tells (CompletedFetch.java). */
import { isAbortMarker, type StoredBatch } from './stored-batch.js';

export interface AbortedTransaction {
  readonly producerId: bigint;
  /** It ends at the producer's next marker. */
  readonly firstOffset: bigint;
}

/** To be asked of each batch in the order of their offsets. */
export function createAbortedFilter(transactions: readonly AbortedTransaction[]): (batch: StoredBatch) => boolean {
  if (transactions.length === 0) return () => false;
  const toCome = transactions.toSorted((one, other) => Number(one.firstOffset - other.firstOffset));
  const underWay = new Set<bigint>();
  return (batch) => {
    for (let next = toCome[0]; next !== undefined && next.firstOffset <= batch.lastOffset; next = toCome[0]) {
      underWay.add(next.producerId);
      toCome.shift();
    }
    if (isAbortMarker(batch)) underWay.delete(batch.producerId);
    return batch.isTransactional && underWay.has(batch.producerId);
  };
}
