/** Our sticky assigner as kafkajs takes it: the arithmetic is core/assign.ts, this is its wire form. */
import kafkajs, { type Assignment, type PartitionAssigner } from 'kafkajs';
import { assignShares, type Candidate, type OwnedShare } from '../../core/assign.js';

/** A new name must be rolled out in two deploys: members with no protocol in common cannot join one group. */
const NAME = 'taskpulse-sticky';
/** Brokers and tools parse the metadata by this layout. */
const METADATA_VERSION = 0;

export interface AssignerOptions {
  /** The state topic's name. */
  readonly topic: string;
  readonly instance: string;
  readonly shareCount: number;
  /** Oldest first. */
  readonly owned: () => readonly OwnedShare[];
  /** Hash of what we judge by. */
  readonly configuration: () => string;
  /** Called right before each JoinGroup: the earliest sign, on every path, that a deal is under way (kafka-facts §1.4). */
  readonly onJoining: () => void;
}

export function createAssigner({ topic, instance, shareCount, owned, configuration, onJoining }: AssignerOptions): PartitionAssigner {
  const { MemberAssignment, MemberMetadata } = kafkajs.AssignerProtocol;
  return () => ({
    name: NAME,
    version: METADATA_VERSION,
    protocol: ({ topics }) => {
      onJoining();
      return {
        name: NAME,
        metadata: MemberMetadata.encode({ version: METADATA_VERSION, topics, userData: encodeClaims(instance, owned(), configuration()) }),
      };
    },
    assign: ({ members }) => {
      const candidates = members.map(({ memberId, memberMetadata }) => {
        const { instance: name, owned: claimed } = decodeClaims(memberMetadata);
        return { memberId, instance: name ?? memberId, owned: claimed } satisfies Candidate;
      });
      const dealt = assignShares(candidates, shareCount);
      return Promise.resolve(
        [...dealt].map(([memberId, shares]) => ({
          memberId,
          // kafkajs writes an array from what it types as an assignment
          memberAssignment: MemberAssignment.encode({
            version: METADATA_VERSION,
            assignment: { [topic]: [...shares] } satisfies Assignment,
            userData: Buffer.alloc(0),
          }),
        })),
      );
    },
  });
}

function encodeClaims(instance: string, owned: readonly OwnedShare[], configuration: string): Buffer {
  return Buffer.from(JSON.stringify({ instance, configuration, owned: owned.map(({ share, epoch }) => [share, epoch]) }));
}

interface Claims {
  readonly instance: string | undefined;
  /** Empty where none is told. */
  readonly configuration: string;
  readonly owned: readonly OwnedShare[];
}

/** What a member said when it joined; what it cannot have said is left out, since a foreign member must not break the deal. */
export function decodeClaims(metadata: Buffer): Claims {
  let said: unknown;
  try {
    said = JSON.parse(kafkajs.AssignerProtocol.MemberMetadata.decode(metadata)?.userData.toString('utf8') ?? '');
  } catch {
    return { instance: undefined, configuration: '', owned: [] };
  }
  const { instance, configuration, owned } = (typeof said === 'object' && said !== null ? said : {}) as {
    readonly instance?: unknown;
    readonly configuration?: unknown;
    readonly owned?: unknown;
  };
  const pairs: readonly unknown[] = Array.isArray(owned) ? owned : [];
  return {
    instance: typeof instance === 'string' ? instance : undefined,
    configuration: typeof configuration === 'string' ? configuration : '',
    owned: pairs.flatMap((pair) =>
      Array.isArray(pair) && Number.isInteger(pair[0]) && Number.isInteger(pair[1])
        ? [{ share: Number(pair[0]), epoch: Number(pair[1]) }]
        : [],
    ),
  };
}
