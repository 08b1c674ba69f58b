/**
 * CRC-32C (Castagnoli; RFC 3720 §12.1), which guards Kafka's record batches; Node has only CRC-32. Eight bytes a step by eight
 * tables ("slicing by 8"), which takes less than half the time of a byte a step.
 */

/** Castagnoli's polynomial, bits reversed. */
const POLYNOMIAL = 0x82f63b78;
const ENTRIES = 256;
const STEP_BYTES = 8;

/** One table after the other: table n says what a byte does to the checksum n bytes after it. */
const TABLES = createTables();

/** Of the bytes from `start` on, as an unsigned number. */
export function crc32c(bytes: Uint8Array, start = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let crc = -1;
  let at = start;
  for (; at + STEP_BYTES <= bytes.length; at += STEP_BYTES) {
    const low = crc ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    crc =
      entry(7, low) ^
      entry(6, low >>> 8) ^
      entry(5, low >>> 16) ^
      entry(4, low >>> 24) ^
      entry(3, high) ^
      entry(2, high >>> 8) ^
      entry(1, high >>> 16) ^
      entry(0, high >>> 24);
  }
  for (; at < bytes.length; at += 1) crc = entry(0, crc ^ view.getUint8(at)) ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** What its lowest byte does. */
function entry(table: number, value: number): number {
  return TABLES[table * ENTRIES + (value & 0xff)] ?? 0;
}

function createTables(): Int32Array {
  const tables = new Int32Array(STEP_BYTES * ENTRIES);
  for (let byte = 0; byte < ENTRIES; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    tables[byte] = crc;
  }
  for (let at = ENTRIES; at < tables.length; at += 1) {
    const before = tables[at - ENTRIES] ?? 0;
    tables[at] = (tables[before & 0xff] ?? 0) ^ (before >>> 8);
  }
  return tables;
}
