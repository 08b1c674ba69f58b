/**
 * What the other members of the group said when they joined. Only the group's leader is told by kafkajs; the coordinator
 * tells everybody who asks (DescribeGroups), while no deal is under way.
 */
import type { Admin, Kafka } from 'kafkajs';
import type { Clock } from '../../core/clock.js';
import { decodeClaims } from './assigner.js';
import { RETRY, withDeadline } from './client.js';

/** Members say it anew at every deal, and only then. */
const ASK_EVERY_MS = 30_000;
const ASK_AGAIN_MS = 1_000;
const DEADLINE_MS = 10_000;

export interface OtherMembers {
  /** What each judges by; `undefined` while it is not known. */
  readonly configurations: () => readonly string[] | undefined;
  /** We are this member now, of a new deal: what was known counts no more. */
  readonly follow: (memberId: string) => void;
  readonly stop: () => Promise<void>;
}

export function createOtherMembers({
  kafka,
  groupId,
  clock,
}: {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly clock: Clock;
}): OtherMembers {
  let known: readonly string[] | undefined;
  let admin: { readonly client: Admin; readonly connected: Promise<void> } | undefined;
  let cancel: () => void = () => undefined;
  let deals = 0;

  function follow(memberId: string): void {
    deals += 1;
    known = undefined;
    askLater(0, memberId, deals);
  }

  function askLater(delayMs: number, memberId: string, deal: number): void {
    cancel();
    cancel = clock.after(delayMs, () => {
      void ask(memberId).then((told) => {
        if (deal !== deals) return;
        // asked in vain, what was known still holds: nobody can have said anything else without a deal
        known = told ?? known;
        askLater(told === undefined ? ASK_AGAIN_MS : ASK_EVERY_MS, memberId, deal);
      });
    });
  }

  /** `undefined` while a deal is under way, and where the coordinator does not answer. */
  async function ask(memberId: string): Promise<readonly string[] | undefined> {
    try {
      const { client, connected } = connect();
      const describe = connected.then(async () => client.describeGroups([groupId]));
      const { groups } = await withDeadline(clock, { ms: DEADLINE_MS, what: `describe group ${groupId}` }, describe);
      const group = groups.find((one) => one.groupId === groupId);
      const isSettled = group?.state === 'Stable' && group.members.some((member) => member.memberId === memberId);
      if (!isSettled) return undefined;
      return group.members
        .filter((member) => member.memberId !== memberId)
        .map(({ memberMetadata }) => decodeClaims(memberMetadata).configuration)
        .sort();
    } catch {
      await disconnect();
      return undefined;
    }
  }

  function connect(): { readonly client: Admin; readonly connected: Promise<void> } {
    if (admin === undefined) {
      const client = kafka.admin({ retry: RETRY });
      admin = { client, connected: client.connect() };
    }
    return admin;
  }

  async function disconnect(): Promise<void> {
    const left = admin;
    admin = undefined;
    if (left !== undefined)
      await withDeadline(clock, { ms: DEADLINE_MS, what: 'disconnect' }, left.client.disconnect()).catch(() => undefined);
  }

  return {
    configurations: () => known,
    follow,
    stop: async () => {
      deals += 1;
      known = undefined;
      cancel();
      await disconnect();
    },
  };
}
