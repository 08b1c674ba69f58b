/**
 * What we use of kafkajs 2.2.4 beyond its public types. The package is frozen upstream and pinned here, so its insides
 * are as stable as its outside; `requireKnownVersion` refuses any other version before anything is patched.
 */
import { createRequire } from 'node:module';
import type { Batch, Kafka } from 'kafkajs';
import type { StoredRecords } from './record-cursor.js';

const KNOWN_VERSION = '2.2.4';
const require = createRequire(import.meta.url);

/** @throws {Error} when another version of kafkajs is installed than the one that the patches were written for. */
export function requireKnownVersion(): void {
  const version = (require('kafkajs/package.json') as { readonly version: string }).version;
  if (version !== KNOWN_VERSION) throw new Error(`Cannot use kafkajs ${version}: the repairs are for ${KNOWN_VERSION}`);
}

/** A module of kafkajs by its path below `src/`. The caller states its type: nothing else can know it. */
export function kafkajsModule(path: string): unknown {
  return require(`kafkajs/src/${path}`);
}

export interface PartitionMetadata {
  readonly partitionId: number;
  readonly leader: number;
}

/**
 * What our fetch decoder gives kafkajs as the only message of a partition: all that was fetched of it. kafkajs looks at the
 * offset and passes the rest along.
 */
export interface FetchedPart {
  /** The last that was fetched, of a record to be seen or not. */
  readonly offset: string;
  /** Where the partition begins. */
  readonly logStartOffset: number;
  readonly stored: readonly StoredRecords[];
}

export interface FetchAnswer {
  readonly responses: readonly {
    readonly topicName: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly errorCode: number;
      readonly highWatermark: string;
      /** One, or none. */
      readonly messages: readonly FetchedPart[];
    }[];
  }[];
}

export interface KafkaBroker {
  readonly versions: Readonly<Record<string, { readonly minVersion: number; readonly maxVersion: number }>> | null;
  readonly fetch: (request: {
    readonly maxWaitTime: number;
    readonly minBytes: number;
    readonly maxBytes: number;
    readonly isolationLevel: number;
    readonly rackId: string;
    readonly topics: readonly {
      readonly topic: string;
      readonly partitions: readonly { readonly partition: number; readonly fetchOffset: string; readonly maxBytes: number }[];
    }[];
  }) => Promise<FetchAnswer>;
}

/** kafkajs's Cluster: connections, metadata, and requests to a chosen broker. */
export interface KafkaCluster {
  readonly connect: () => Promise<void>;
  readonly disconnect: () => Promise<void>;
  readonly addMultipleTargetTopics: (topics: readonly string[]) => Promise<void>;
  readonly refreshMetadata: () => Promise<void>;
  readonly getNodeIds: () => readonly string[];
  readonly findTopicPartitionMetadata: (topic: string) => readonly PartitionMetadata[];
  readonly fetchTopicsOffset: (
    topics: readonly {
      readonly topic: string;
      readonly fromBeginning: boolean;
      readonly partitions: readonly { readonly partition: number }[];
    }[],
  ) => Promise<
    readonly { readonly topic: string; readonly partitions: readonly { readonly partition: number; readonly offset: string }[] }[]
  >;
  readonly findBroker: (at: { readonly nodeId: string | number }) => Promise<KafkaBroker>;
}

/** A connection pool of our own, for requests that kafkajs's public clients cannot make. Never makes topics. */
export function createCluster(kafka: Kafka): KafkaCluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === 'private:Kafka:createCluster');
  if (symbol === undefined) throw new Error('Cannot use kafkajs: its client has no createCluster');
  // requireKnownVersion holds the shape: src/index.js of 2.2.4
  const create = (kafka as unknown as Record<symbol, (options: object) => KafkaCluster>)[symbol];
  if (create === undefined) throw new Error('Cannot use kafkajs: its createCluster is no function');
  return create({ allowAutoTopicCreation: false, metadataMaxAge: 60_000 });
}

/** What kafkajs's Batch (src/consumer/batch.js) holds beside its public type; `part` where the fetch brought something. */
export function batchFacts(batch: Batch): { readonly fetchedOffset: number; readonly part: FetchedPart | undefined } {
  const { fetchedOffset, rawMessages } = batch as unknown as {
    readonly fetchedOffset: string;
    readonly rawMessages: readonly FetchedPart[];
  };
  return { fetchedOffset: Number(fetchedOffset), part: rawMessages[0] };
}

/** The name of a protocol error, by its code in an answer. */
export function protocolErrorOf(code: number): Error {
  const { createErrorFromCode } = kafkajsModule('protocol/error') as { readonly createErrorFromCode: (code: number) => Error };
  return createErrorFromCode(code);
}
