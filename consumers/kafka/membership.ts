/**
 * Membership: a consumer group on the state topic with every partition paused. It never fetches, so none of the hazards of
 * positions apply; it only says which shares are ours (protocol.md §4, kafka-facts §2.4). The reader has a group of its own.
 */
import type { Consumer, Kafka } from 'kafkajs';
import { isLeaseRunning, type Membership, type MembershipHandlers } from '../../core/membership.js';
import { backoffMs } from '../../core/retry.js';
import { createAssigner } from './assigner.js';
import { createKafkaClient, RETRY, withDeadline } from './client.js';
import { toLogError } from './errors.js';
import type { KafkaLogOptions } from './options.js';

const REBALANCE_MS = 60_000;
const CLOSE_MS = 5_000;
const METADATA_AGE_MS = 60_000;
const BACKOFF = { firstMs: 500, maxMs: 10_000, jitter: 0.5 };

export interface KafkaMembershipOptions extends KafkaLogOptions {
  readonly instance: string;
}

interface Member {
  readonly consumer: Consumer;
  /** Resolves with the reason when it is over. */
  readonly over: Promise<Error>;
  readonly end: (reason: Error) => void;
}

export function createKafkaMembership(options: KafkaMembershipOptions): Membership {
  const { clock, log, sessionTimeoutMs } = options;
  const topic = options.topics.state;
  // Half the ratio that the rules allow: a deal waits for the others' next heartbeat.
  const heartbeatMs = Math.max(100, Math.min(1_000, Math.floor(sessionTimeoutMs / 6)));
  const kafka: Kafka = createKafkaClient(options);
  let handlers: MembershipHandlers | undefined;
  let memberId: string | undefined;
  let sentMs: number | undefined;
  let heartbeatSentMs: number | undefined;
  let trouble: string | undefined;
  let isJoined = false;
  let run: { readonly stopping: AbortController; readonly done: Promise<void> } | undefined;

  function join(given: MembershipHandlers): void {
    if (run !== undefined) return;
    handlers = given;
    const stopping = new AbortController();
    run = { stopping, done: keepJoined(stopping.signal) };
  }

  async function keepJoined(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      const member = startMember();
      const stopped = new Promise<undefined>((resolve) => {
        signal.addEventListener('abort', () => resolve(undefined), { once: true });
      });
      const cancelWatch = watch(member);
      const reason = await Promise.race([member.over, stopped]);
      cancelWatch();
      const wasJoined = isJoined;
      isJoined = false;
      await close(member.consumer);
      if (reason === undefined) return;
      const failed = toLogError(reason, `be a member of group ${options.groupId}`);
      trouble = failed.message;
      failures = wasJoined ? 1 : failures + 1;
      log.warn({ err: failed, attempt: failures }, 'The membership is interrupted');
      await pause(backoffMs(BACKOFF, failures, clock.random()), signal);
    }
  }

  function startMember(): Member {
    const consumer = kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: REBALANCE_MS,
      heartbeatInterval: heartbeatMs,
      // with everything paused kafkajs sleeps this long between heartbeats
      maxWaitTimeInMs: heartbeatMs,
      metadataMaxAge: METADATA_AGE_MS,
      allowAutoTopicCreation: false,
      partitionAssigners: [
        createAssigner({ topic, instance: options.instance, owned: () => handlers?.owned() ?? [], onJoining: () => undefined }),
      ],
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    let end: (reason: Error) => void = () => undefined;
    const over = new Promise<Error>((resolve) => (end = resolve));
    consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error));
    consumer.on(consumer.events.REQUEST, ({ payload }) => {
      if (payload.apiName === 'Heartbeat' || payload.apiName === 'SyncGroup') sentMs = clock.monotonicMs() - Math.max(0, payload.duration);
    });
    consumer.on(consumer.events.HEARTBEAT, () => {
      heartbeatSentMs = sentMs;
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      consumer.pause([{ topic }]); // synchronously, before the first fetch
      heartbeatSentMs = sentMs ?? clock.monotonicMs();
      isJoined = true;
      trouble = undefined;
      const isNewMember = payload.memberId !== memberId;
      memberId = payload.memberId;
      handlers?.onDeal({ shares: payload.memberAssignment[topic] ?? [], memberId, isNewMember });
    });
    const running = async (): Promise<void> => {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: () => Promise.resolve() });
    };
    running().catch((error: unknown) => end(error instanceof Error ? error : new Error(String(error))));
    return { consumer, over, end };
  }

  /** kafkajs times heartbeats by the wall clock: set back, it sends none. Half a session of silence ends the member. */
  function watch({ end }: Member): () => void {
    let cancel: () => void = () => undefined;
    const beganMs = clock.monotonicMs();
    const look = (): void => {
      const silentMs = clock.monotonicMs() - Math.max(heartbeatSentMs ?? 0, beganMs);
      const limitMs = isJoined ? sessionTimeoutMs / 2 : REBALANCE_MS + sessionTimeoutMs;
      if (silentMs > limitMs) end(new Error(`No heartbeat was answered for ${String(Math.round(silentMs))} ms`));
      else cancel = clock.after(heartbeatMs, look);
    };
    look();
    return () => {
      cancel();
    };
  }

  async function close(consumer: Consumer): Promise<void> {
    await withDeadline(clock, { ms: CLOSE_MS, what: 'leave the group' }, consumer.disconnect()).catch(() => undefined);
  }

  async function pause(ms: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = clock.after(ms, resolve);
      const abort = (): void => {
        cancel();
        resolve();
      };
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    });
  }

  return {
    join,
    holdsLease: () => isLeaseRunning(heartbeatSentMs, clock.monotonicMs(), sessionTimeoutMs),
    heartbeatSentMs: () => heartbeatSentMs,
    missing: () =>
      isJoined ? [] : [trouble === undefined ? `joining group ${options.groupId}` : `not a member of group ${options.groupId}: ${trouble}`],
    leave: async () => {
      const left = run;
      run = undefined;
      left?.stopping.abort();
      await left?.done;
      if (left !== undefined) {
        heartbeatSentMs = undefined;
        memberId = undefined;
        handlers?.onLost();
      }
    },
  };
}
