/**
 * Compression of what others wrote: a batch in an unknown codec would end a kafkajs consumer for good, so all that Kafka
 * knows are registered. We ourselves write uncompressed batches; lz4 and, before Node 22.15, zstd can only be read.
 */
import zlib from 'node:zlib';
import kafkajs from 'kafkajs';
import createSnappyCodec from 'kafkajs-snappy';
import lz4 from 'lz4js';
import { decompress as decompressZstd } from 'fzstd';

/** Registers them in kafkajs. */
export function installCodecs(): void {
  const { CompressionCodecs, CompressionTypes } = kafkajs;
  const snappy = createSnappyCodec();
  CompressionCodecs[CompressionTypes.Snappy] = () => snappy;
  CompressionCodecs[CompressionTypes.LZ4] = () => lz4Codec;
  CompressionCodecs[CompressionTypes.ZSTD] = () => zstdCodec;
}

const lz4Codec = {
  compress: () => Promise.reject(new Error('Cannot write lz4: the broker refuses what lz4js encodes')),
  decompress: async (bytes: Buffer) => toBuffer(lz4.decompress(bytes)),
};

const zstdCodec = {
  compress: () => Promise.reject(new Error('Cannot write zstd')),
  decompress: async (bytes: Buffer) => toBuffer(decodeZstd(bytes)),
};

function decodeZstd(bytes: Buffer): Uint8Array {
  // from Node 22.15 on; @types/node of 20 does not know it
  const native: unknown = Reflect.get(zlib, 'zstdDecompressSync');
  return typeof native === 'function' ? (native as (bytes: Buffer) => Buffer)(bytes) : decompressZstd(bytes);
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
