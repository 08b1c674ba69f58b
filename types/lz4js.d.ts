// lz4js 0.2.0 ships no types. Only what reads the broker's batches is declared: the broker refuses what lz4js encodes.
declare module 'lz4js' {
  const lz4: { decompress(buffer: Uint8Array, maxSize?: number): Uint8Array };
  export default lz4;
}
