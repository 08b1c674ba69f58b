/**
 * Sends a record batch that is encoded already, as the one message of its partition: kafkajs goes on choosing the broker, the
 * connection and the retries, and only the bytes are ours. All other messages are encoded as ever.
 */
import type { Message } from 'kafkajs';
import { kafkajsModule } from './internals.js';

/** The first version of Produce that takes record batches. */
const FIRST_VERSION = 3;

const isBatch = Symbol('record batch');

interface BatchMessage extends Message {
  readonly value: Buffer;
  readonly [isBatch]: true;
}

/** kafkajs's src/protocol/encoder.js, as far as it is used here. */
interface Encoder {
  readonly writeInt16: (value: number) => Encoder;
  readonly writeInt32: (value: number) => Encoder;
  readonly writeString: (value: string | null) => Encoder;
  readonly writeBuffer: (value: Buffer) => Encoder;
}

interface ProduceArguments {
  readonly acks: number;
  readonly timeout: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly messages: readonly (Message | BatchMessage)[] }[];
  }[];
}

interface Protocol {
  readonly request: { readonly encode: () => Promise<unknown> };
  readonly response: object;
}

interface ProduceModule {
  protocol: (chosen: { readonly version: number }) => (args: ProduceArguments) => Protocol;
}

/** What `Producer.send` takes as its only message, for a batch of one partition. */
export function toBatchMessage(partition: number, batch: Buffer): Message {
  const message: BatchMessage = { partition, value: batch, [isBatch]: true };
  return message;
}

/** Makes kafkajs know such messages. */
export function patchProduceRequest(): void {
  const produce = kafkajsModule('protocol/requests/produce') as ProduceModule;
  const EncoderOf = kafkajsModule('protocol/encoder') as new () => Encoder;
  const createProtocol = produce.protocol;
  produce.protocol = (chosen) => (args) => {
    const made = createProtocol(chosen)(args);
    if (!hasBatch(args)) return made;
    if (chosen.version < FIRST_VERSION) throw new Error(`Cannot send a record batch in Produce of version ${String(chosen.version)}`);
    return { ...made, request: { ...made.request, encode: async () => encodeRequest(new EncoderOf(), args) } };
  };
}

function hasBatch({ topicData }: ProduceArguments): boolean {
  return topicData.some(({ partitions }) => partitions.some(({ messages }) => messages.some((message) => isBatch in message)));
}

/** Produce, versions 3 to 7. Never in a transaction: our producers are plain ones. */
function encodeRequest(request: Encoder, { acks, timeout, topicData }: ProduceArguments): Encoder {
  request.writeString(null).writeInt16(acks).writeInt32(timeout).writeInt32(topicData.length);
  for (const { topic, partitions } of topicData) {
    request.writeString(topic).writeInt32(partitions.length);
    for (const { partition, messages } of partitions) {
      const batch = onlyBatch(messages);
      request.writeInt32(partition).writeInt32(batch.length).writeBuffer(batch);
    }
  }
  return request;
}

function onlyBatch(messages: readonly (Message | BatchMessage)[]): Buffer {
  const [first, ...others] = messages;
  if (first === undefined || !(isBatch in first) || others.length > 0)
    throw new Error(`Cannot send a record batch among ${String(messages.length)} messages of a partition: it must be the only one`);
  return first.value;
}
