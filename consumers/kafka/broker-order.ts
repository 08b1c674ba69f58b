/**
 * At which of the named brokers a connection pool of kafkajs begins. By itself each begins at the first, and goes on only from one
 * that refuses connections: one that takes them and does not answer (a frozen process) stopped every client for good.
 */
import { kafkajsModule } from './internals.js';

/** kafkajs's src/broker/index.js, as far as it is used here. */
interface Broker {
  /** Known from the start for all but the one that a pool begins at. */
  readonly versions: object | null;
  readonly brokerAddress: string;
  connect: () => Promise<void>;
}

type ConnectionErrorOf = new (message: string, at: { readonly broker: string }) => Error;

/** By address: how many had failed when it last did. Gone once it answers. Of all clients of the process: what one met spares the others. */
const failures = new Map<string, number>();
let failed = 0;

/** kafkajs calls this for each pool it begins, and again for each broker it gives up: the one to try. */
export function createBrokerOrder(brokers: readonly string[]): () => string[] {
  const tried = new Map<string, number>();
  let tries = 0;
  return () => {
    // those that failed come last; among equals, whose turn it is: a broker may answer and yet be of no use
    const rank = (broker: string): readonly [number, number] => [failures.get(broker) ?? 0, tried.get(broker) ?? 0];
    const next = [...brokers].sort((one, other) => {
      const [oneFailed, oneTried] = rank(one);
      const [otherFailed, otherTried] = rank(other);
      return oneFailed - otherFailed || oneTried - otherTried;
    })[0];
    if (next === undefined) return [];
    tries += 1;
    tried.set(next, tries);
    return [next];
  };
}

/**
 * A broker that takes the connection and does not answer counts as one that cannot be connected to: only such a one kafkajs leaves
 * for the next, and it took the open connection for a working one ("Broker not connected").
 */
export function patchBrokerConnect(): void {
  const { prototype } = kafkajsModule('broker') as { readonly prototype: Broker };
  const { KafkaJSConnectionError } = kafkajsModule('errors') as { readonly KafkaJSConnectionError: ConnectionErrorOf };
  const connect = prototype.connect;
  prototype.connect = async function (this: Broker): Promise<void> {
    const broker = this.brokerAddress;
    const isFirst = this.versions === null;
    try {
      await connect.call(this);
      if (isFirst) failures.delete(broker);
    } catch (error) {
      if (isFirst) failures.set(broker, (failed += 1));
      if (!(error instanceof Error) || error.name !== 'KafkaJSRequestTimeoutError') throw error;
      throw new KafkaJSConnectionError(`Connection to ${broker} does not answer: ${error.message}`, { broker });
    }
  };
}
