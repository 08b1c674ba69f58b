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
import { createOtherMembers } from './other-members.js';
import type { KafkaLogOptions } from './options.js';

const CLOSE_MS = 5_000;
const METADATA_AGE_MS = 60_000;
const BACKOFF = { firstMs: 500, maxMs: 10_000, jitter: 0.5 };

export interface KafkaMembershipOptions extends KafkaLogOptions {
  readonly instance: string;
  /** How many shares are dealt; the topic may have been given more partitions since it was first used. */
  readonly shareCount: number;
}

/** One kafkajs consumer, from its first join to its end. */
interface Member {
  readonly consumer: Consumer;
  /** Resolves when kafkajs has joined, or given up. Never rejects. */
  readonly running: Promise<void>;
  /** Resolves with the reason when it is over. */
  readonly over: Promise<Error>;
  readonly end: (reason: Error) => void;
  /** From here on nothing that it still says counts. */
  readonly disown: () => void;
  /** A JoinGroup is under way: no heartbeat is answered until the others have joined too. */
  readonly isJoining: () => boolean;
  /** Since when heartbeats are answered although the deal of that JoinGroup never came. */
  readonly undealtSinceMs: () => number | undefined;
}

export function createKafkaMembership(options: KafkaMembershipOptions): Membership {
  const { clock, log, sessionTimeoutMs } = options;
  const topic = options.topics.state;
  // a deal waits for the others' next heartbeat
  const heartbeatMs = Math.max(100, Math.min(1_000, Math.floor(sessionTimeoutMs / 6)));
  // a member that died is waited for until its session is over
  const rebalanceMs = Math.ceil(1.5 * sessionTimeoutMs);
  const kafka: Kafka = createKafkaClient(options, Math.floor(sessionTimeoutMs / 3));
  const others = createOtherMembers({ kafka, groupId: options.groupId, clock });
  let handlers: MembershipHandlers | undefined;
  let memberId: string | undefined;
  let heartbeatSentMs: number | undefined;
  let trouble: string | undefined;
  let isJoined = false;
  let run: { readonly stopping: AbortController; readonly done: Promise<void> } | undefined;
  let leaving = Promise.resolve();

  function join(given: MembershipHandlers): void {
    if (run !== undefined) return;
    handlers = given;
    const stopping = new AbortController();
    run = { stopping, done: leaving.then(async () => keepJoined(stopping.signal)) };
  }

  async function keepJoined(signal: AbortSignal): Promise<void> {
    const stopped = new Promise<undefined>((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    for (let failures = 0; !signal.aborted;) {
      const member = startMember();
      const cancelWatch = watch(member);
      const reason = await Promise.race([member.over, stopped]);
      cancelWatch();
      const wasJoined = isJoined;
      // before the group hears that we left: it deals our shares at once. They stay ours until the next deal, so that we may keep them.
      member.disown();
      isJoined = false;
      heartbeatSentMs = undefined;
      await close(member);
      if (reason === undefined) return;
      const failed = toLogError(reason, `be a member of group ${options.groupId}`);
      trouble = failed.message;
      failures = wasJoined ? 1 : failures + 1;
      log.warn({ err: failed, attempt: failures }, 'The membership is interrupted');
      await pause(backoffMs(BACKOFF, failures, clock.random()), stopped);
    }
  }

  function startMember(): Member {
    let isDisowned = false;
    let isJoining = false;
    let undealtSinceMs: number | undefined;
    let sentMs: number | undefined;
    const consumer = kafka.consumer({
      groupId: options.groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: rebalanceMs,
      heartbeatInterval: heartbeatMs,
      // with everything paused kafkajs sleeps this long, then looks whether a heartbeat is due
      maxWaitTimeInMs: Math.ceil(heartbeatMs / 2),
      metadataMaxAge: METADATA_AGE_MS,
      allowAutoTopicCreation: false,
      partitionAssigners: [
        createAssigner({
          topic,
          instance: options.instance,
          shareCount: options.shareCount,
          owned: () => handlers?.owned() ?? [],
          configuration: () => handlers?.configuration() ?? '',
          onJoining: () => {
            isJoining = true;
            undealtSinceMs = undefined;
          },
        }),
      ],
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
    let end: (reason: Error) => void = () => undefined;
    const over = new Promise<Error>((resolve) => (end = resolve));
    consumer.on(consumer.events.CRASH, ({ payload }) => end(payload.error));
    // told when the answer is there, so the request was sent so long ago
    consumer.on(consumer.events.REQUEST, ({ payload }) => {
      if (payload.apiName === 'Heartbeat' || payload.apiName === 'SyncGroup') sentMs = clock.monotonicMs() - Math.max(0, payload.duration);
    });
    consumer.on(consumer.events.HEARTBEAT, () => {
      // what is dealt now nobody told us: when the answer to SyncGroup is lost, kafkajs goes on as if there were none to come
      if (isJoining) undealtSinceMs ??= clock.monotonicMs();
      else if (!isDisowned) heartbeatSentMs = sentMs;
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      consumer.pause([{ topic }]); // synchronously, before the first fetch
      if (isDisowned) return;
      heartbeatSentMs = sentMs ?? clock.monotonicMs();
      isJoined = true;
      isJoining = false;
      undealtSinceMs = undefined;
      trouble = undefined;
      const isNewMember = payload.memberId !== memberId;
      memberId = payload.memberId;
      others.follow(memberId);
      handlers?.onDeal({ shares: payload.memberAssignment[topic] ?? [], memberId, isNewMember });
    });
    const start = async (): Promise<void> => {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: () => Promise.resolve() });
    };
    const running = start().catch((error: unknown) => end(error instanceof Error ? error : new Error(String(error))));
    const disown = (): void => {
      isDisowned = true;
    };
    return { consumer, running, over, end, disown, isJoining: () => isJoining, undealtSinceMs: () => undealtSinceMs };
  }

  /**
   * kafkajs times heartbeats by the wall clock: set back, it sends none. Half a session of silence ends the member, and so does
   * half a session of heartbeats in a generation whose deal we do not know.
   */
  function watch({ end, isJoining, undealtSinceMs }: Member): () => void {
    let cancel: () => void = () => undefined;
    const beganMs = clock.monotonicMs();
    const look = (): void => {
      const nowMs = clock.monotonicMs();
      const silentMs = nowMs - Math.max(heartbeatSentMs ?? 0, beganMs);
      const limitMs = isJoined && !isJoining() ? sessionTimeoutMs / 2 : rebalanceMs + sessionTimeoutMs;
      if (silentMs > limitMs) end(new Error(`No heartbeat was answered for ${String(Math.round(silentMs))} ms`));
      else if (nowMs - (undealtSinceMs() ?? nowMs) > sessionTimeoutMs / 2)
        end(new Error('The group dealt the shares, and its answer was lost'));
      else cancel = clock.after(heartbeatMs, look);
    };
    look();
    return () => {
      cancel();
    };
  }

  /** Joined, run() has long come back. Stopped before, a consumer goes on, and its member stays without saying that it leaves (kafkajs #967, #1639). */
  async function close({ consumer, running }: Member): Promise<void> {
    const closed = running.then(() => consumer.disconnect());
    await withDeadline(clock, { ms: CLOSE_MS, what: 'leave the group' }, closed).catch(() => undefined);
  }

  async function pause(ms: number, stopped: Promise<undefined>): Promise<void> {
    let cancel: () => void = () => undefined;
    const slept = new Promise<void>((resolve) => (cancel = clock.after(ms, resolve)));
    await Promise.race([slept, stopped]);
    cancel();
  }

  return {
    join,
    holdsLease: () => isLeaseRunning(heartbeatSentMs, clock.monotonicMs(), sessionTimeoutMs),
    heartbeatSentMs: () => heartbeatSentMs,
    others: others.configurations,
    missing: () =>
      isJoined ? [] : [trouble === undefined ? `joining group ${options.groupId}` : `not a member of group ${options.groupId}: ${trouble}`],
    leave: async () => {
      const left = run;
      run = undefined;
      if (left !== undefined) {
        // before the group hears of it: whoever is dealt our shares must find us silent
        memberId = undefined;
        handlers?.onLost();
        left.stopping.abort();
        leaving = Promise.all([left.done, others.stop()]).then(() => undefined);
      }
      await leaving;
    },
  };
}
