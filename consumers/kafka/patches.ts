/** Repairs of kafkajs 2.2.4 that must stand before its first use. Each names the issue it answers. */
import { patchBrokerConnect } from './broker-order.js';
import { installCodecs } from './codecs.js';
import { patchFetchDecoder } from './fetch-decoder.js';
import { kafkajsModule, requireKnownVersion } from './internals.js';
import { patchProduceRequest } from './produce-request.js';

const RECHECK_MS = 10;

/** kafkajs's src/network/requestQueue, as far as it is used here. */
interface RequestQueue {
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  readonly throttledUntil: number;
  readonly pending: readonly unknown[];
  checkPendingRequests: () => void;
  scheduleCheckPendingRequests: () => void;
}

/** kafkajs's src/protocol/encoder.js, as far as it is used here. */
interface Encoder {
  buf: Buffer;
  readonly offset: number;
  ensureAvailable: (length: number) => void;
}

interface MetadataAnswer {
  readonly decode: (data: Buffer) => Promise<unknown>;
  readonly parse: (decoded: unknown) => Promise<unknown>;
}

/** kafkajs's src/protocol/requests/metadata, as far as it is used here. */
interface MetadataRequests {
  protocol: (of: { readonly version: number | string }) => (asked: { readonly topics: readonly string[] }) => {
    readonly request: unknown;
    readonly response: MetadataAnswer;
  };
}

let isPatched = false;

/** May be called often; acts once. @throws {Error} on another version of kafkajs. */
export function patchKafkajs(): void {
  if (isPatched) return;
  requireKnownVersion();
  patchRequestQueue();
  patchEncoder();
  patchFetchDecoder();
  patchProduceRequest();
  patchMetadataOfAll();
  patchBrokerConnect();
  installCodecs();
  isPatched = true;
}

/**
 * The queue re-armed its timer with a negative delay for ever: some 3,000 timers a second and broker, 3 % of a core at
 * rest (#1556, #1604, #1704, #1751). A timer is needed only while something waits or the broker throttles.
 */
function patchRequestQueue(): void {
  const { prototype } = kafkajsModule('network/requestQueue') as { readonly prototype: RequestQueue };
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.throttleCheckTimeoutId !== null) return;
    // kafkajs's own clock: throttledUntil was reckoned by it
    // eslint-disable-next-line no-restricted-properties
    const waitMs = this.throttledUntil - Date.now();
    if (this.pending.length === 0 && waitMs <= 0) return;
    // kafkajs's own timer, in its own field, which it clears itself
    // eslint-disable-next-line no-restricted-globals
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      Math.max(waitMs, RECHECK_MS),
    );
  };
}

/**
 * A request is copied into two buffers on its way, each zeroed before: half of what framing half a megabyte cost. Nothing is
 * ever read of a buffer beyond what was written.
 */
function patchEncoder(): void {
  const { prototype } = kafkajsModule('protocol/encoder') as { readonly prototype: Encoder };
  prototype.ensureAvailable = function (this: Encoder, length: number): void {
    const neededBytes = this.offset + length;
    if (neededBytes <= this.buf.length) return;
    const grown = Buffer.allocUnsafe(Math.max(neededBytes, 2 * this.buf.length));
    this.buf.copy(grown, 0, 0, this.offset);
    this.buf = grown;
  };
}

/**
 * A client that named no topic yet asks for all of them, and failed by any partition without a leader, of anybody's topic (#1460,
 * #1520). Asked for all, it is told of brokers and names; what is wrong with a topic is asked by its name.
 */
function patchMetadataOfAll(): void {
  const requests = kafkajsModule('protocol/requests/metadata') as MetadataRequests;
  const { protocol } = requests;
  requests.protocol = (of) => {
    const make = protocol(of);
    return (asked) => {
      const { request, response } = make(asked);
      if (asked.topics.length > 0) return { request, response };
      return { request, response: { decode: response.decode, parse: (decoded) => Promise.resolve(decoded) } };
    };
  };
}
