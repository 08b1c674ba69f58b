/** Where the fields of a record batch stand (magic 2, kafka.apache.org/documentation/#recordbatch), for who writes and who reads one. */

/** Bytes of a batch before its records. */
export const BATCH_HEADER_BYTES = 61;
export const LENGTH_AT = 8;
/** What the length leaves out: the offset and itself. */
export const BEFORE_LENGTH_BYTES = 12;
/** In batches as in the message sets of old. */
export const MAGIC_AT = 16;
export const BATCH_MAGIC = 2;
export const CRC_AT = 17;
/** From here on the checksum counts. */
export const ATTRIBUTES_AT = 21;
export const LAST_OFFSET_DELTA_AT = 23;
export const BASE_TIMESTAMP_AT = 27;
export const MAX_TIMESTAMP_AT = 35;
export const PRODUCER_ID_AT = 43;
export const RECORD_COUNT_AT = 57;
