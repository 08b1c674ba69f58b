/** The membership at a broker that answers when the test says so, and at none. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import kafkajs from 'kafkajs';
import { createKafkaMembership } from '../../consumers/kafka/membership.js';
import type { MembershipHandlers } from '../../core/membership.js';
import { API, apiVersions, encoder, metadataOf, startFakeBroker, type Answer } from '../support/fake-broker.js';
import { kafkaLogOptions, silentLog } from '../support/kafka-test-log.js';
import { createVirtualClock } from '../support/virtual-clock.js';

const TOPICS = { taskStatus: 'in', taskInfo: 'info', state: 'state', events: 'events', deadLetter: 'dead' };
const closes: (() => Promise<void>)[] = [];

afterEach(async () => {
  jest.restoreAllMocks();
  for (const close of closes.splice(0).reverse()) await close();
});

const handlersOf = (deals: (readonly number[])[]): MembershipHandlers => ({
  onDeal: ({ shares }) => void deals.push(shares),
  onLost: () => {},
  owned: () => [],
  configuration: () => '',
});

/** Something that comes once. */
function signalOf() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { give, given };
}

const assignment = kafkajs.AssignerProtocol.MemberAssignment.encode({ version: 0, assignment: { state: [0] }, userData: Buffer.alloc(0) });
/** Another member leads; answers to JoinGroup wait for the rebalance. */
const groupOf = (joining: () => void, rebalanced: Promise<void>): Readonly<Record<number, Answer>> => ({
  [API.apiVersions]: apiVersions,
  [API.metadata]: metadataOf([{ name: 'state', partitions: 2 }]),
  [API.findCoordinator]: (_, port) =>
    encoder().writeInt32(0).writeInt16(0).writeString(null).writeInt32(1).writeString('127.0.0.1').writeInt32(port),
  [API.joinGroup]: async (request) => {
    request.readString();
    request.readInt32();
    request.readInt32();
    const isKnown = request.readString() !== '';
    if (isKnown) {
      joining();
      await rebalanced;
    }
    const answer = encoder()
      .writeInt32(0)
      .writeInt16(isKnown ? 0 : 79)
      .writeInt32(1)
      .writeString('taskpulse-sticky');
    return answer.writeString('other').writeString('us').writeInt32(0);
  },
  [API.offsetFetch]: () => encoder().writeInt32(0).writeInt32(0).writeInt16(0),
  [API.syncGroup]: () => encoder().writeInt32(0).writeInt16(0).writeBytes(assignment),
  [API.heartbeat]: () => encoder().writeInt32(0).writeInt16(0),
  [API.leaveGroup]: () => encoder().writeInt32(0).writeInt16(0).writeInt32(0),
});

describe('leaving the group', () => {
  it('during the first join is told to the group, so that our shares go to the others at once', async () => {
    const joining = signalOf();
    const rebalance = signalOf();
    const broker = await startFakeBroker(groupOf(joining.give, rebalance.given));
    closes.push(broker.close);
    const deals: (readonly number[])[] = [];
    const membership = createKafkaMembership({ ...kafkaLogOptions([broker.address], TOPICS), instance: 'a', shareCount: 2 });
    membership.join(handlersOf(deals));
    await joining.given;
    const left = membership.leave();
    rebalance.give();
    await left;
    expect([broker.requests.at(-1), deals]).toEqual([API.leaveGroup, []]);
  });
});

describe('a membership that is interrupted again and again', () => {
  it('lets nothing grow that waits for its end', async () => {
    const listen = jest.spyOn(AbortSignal.prototype, 'addEventListener');
    const broker = await startFakeBroker({});
    await broker.close(); // nothing listens there any more
    const clock = createVirtualClock();
    let interrupted = signalOf();
    const log = { ...silentLog, warn: (_: object, message: string) => (message.includes('interrupted') ? interrupted.give() : undefined) };
    const options = kafkaLogOptions([broker.address], TOPICS, { clock, log });
    const membership = createKafkaMembership({ ...options, instance: 'a', shareCount: 2 });
    membership.join(handlersOf([]));
    for (let times = 1; times <= 2; times += 1) {
      await interrupted.given;
      interrupted = signalOf();
      await clock.advance(2000);
    }
    await membership.leave();
    expect(listen).toHaveBeenCalledTimes(1);
    expect(clock.pendingCount()).toBe(0);
  });
});
